// Package page says what each page shows: one struct a kind of page, in one language, with nothing left
// to look up. Templates get these structs and nothing else, so this package is their documentation:
// the template report.html gets a *Report, district.html a *District, and so on (Template of each).
//
//	Frame      what every page has: language, path, links around it       (frame.go)
//	Report     a report; Withdrawn, Moved: what stands in its place        (report.go, report_entries.go)
//	           filled from a report's files                               (voice.go, voice_entries.go)
//	           what search engines are told of it, what readers can do     (machine.go, services.go, qr.go)
//	           the page as one file, to be saved                           (saved.go)
//	           what else they may want to read                             (related.go)
//	Brief      a report as plain text                                      (brief.go)
//	Home                                                                   (home.go)
//	District, DistrictYear, Year, Agencies, Agency, Kinds, Kind            (lists.go, paging.go)
//	           their meetings by month, their figures over time            (meetings.go, figures.go)
//	Tasks, TaskPage, TasksYear                                             (tasks.go, threads.go)
//	People, Persons                                                        (people.go, persons.go)
//	Documents, CitedDocument; Themes, NamedTheme                           (documents.go, themes.go, citing.go)
//	Glossary, About, Choose, NotFound                                      (singles.go)
//	Accessibility                                                          (accessibility.go)
//	Book       the list of all pages, made when asked for                  (book.go, paths.go)
//	Feed                                                                   (feeds.go)
//	Address    what the site map says, which languages a page names         (addresses.go)
//	ShareCard  a picture of the site, a district or a report                (sharecard.go)
//	Part, Lead what a part of a site says of the rest, links that leave it  (part.go)
//	Calendar                                                               (calendar.go)
//
// A Text is words that an author wrote, with their language if it is not the page's. Words of the
// interface (labels, headings) are not here: they stand in templates/vi.yaml and en.yaml. Addresses
// are relative to the page and end in a file name.
package page
