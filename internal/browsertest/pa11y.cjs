// Pa11y looks at pages in one browser and writes what it finds, a line each. Arguments: the path of Chromium, a new
// folder for its profile, and addresses.
const pa11y = require("pa11y");
const puppeteer = require("puppeteer-core");

async function main([executablePath, userDataDir, ...addresses]) {
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update"],
  });
  try {
    for (const address of addresses) {
      const { issues } = await pa11y(address, { browser, standard: "WCAG2AA", runners: ["htmlcs"], includeWarnings: false, timeout: 60000 });
      for (const { code, message, selector } of issues) console.log(`${address}: ${code}: ${message} (${selector})`);
    }
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
