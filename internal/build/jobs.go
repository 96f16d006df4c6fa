package build

import (
	"sync"

	"phoihop/internal/data"
	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// job is a part of the work. It may wait for jobs before it, and for none behind it.
type job func()

// makeSite looks up every link between reports and, while there is no error, makes all pages and files.
func (r *run) makeSite() {
	first, then := r.jobs()
	r.total = len(first) + len(then) + r.finder.groups()
	r.do(first)
	r.linksTold = true
	if r.failed() {
		return
	}
	r.do(then)
	r.finder.finishSite()
	r.putFixed()
	r.keepLinked()
}

// district is what is made of the reports of a district.
type district struct {
	reports []*reading
	looked  sync.WaitGroup // until all links of its reports were looked up
	made    sync.WaitGroup // until its pages were made
	pages   []page.Entry   // about several of its reports
	years   []data.Pass
}

// jobs lists what is to be done in two stages. The first goes through the districts: the pages of a district's
// reports, then all that is made of several of them, while they are on the shelf. The second has all that only
// abstracts are needed for, and what is made of the reports of all districts.
func (r *run) jobs() (first, then []job) {
	districts := map[string]*district{}
	var order []*district
	for _, rd := range r.readings {
		d := districts[rd.Ref.District]
		if d == nil {
			d = &district{}
			districts[rd.Ref.District] = d
			order = append(order, d)
		}
		d.reports = append(d.reports, rd)
	}
	for _, pass := range r.data.Passes() {
		if !pass.Whole {
			then = append(then, func() { r.makeData(pass) })
			continue
		}
		d := districts[pass.Reports[0].Ref.District]
		d.years = append(d.years, pass)
	}
	for _, e := range r.book.Pages() {
		if d := districts[e.Near]; d != nil {
			d.pages = append(d.pages, e)
		} else {
			then = append(then, func() { r.makePage(e) })
		}
	}
	for _, d := range order {
		first = append(first, r.districtJobs(d)...)
	}
	return first, append(then, r.fileJobs()...)
}

func (r *run) districtJobs(d *district) (jobs []job) {
	d.looked.Add(len(d.reports))
	for _, rd := range d.reports {
		jobs = append(jobs, func() {
			defer d.looked.Done()
			r.makeReport(rd)
		})
	}
	later := func(make job) {
		jobs = append(jobs, func() {
			if d.looked.Wait(); !r.failed() {
				make()
			}
		})
	}
	for _, pass := range d.years {
		later(func() { r.makeData(pass) })
	}
	for _, e := range d.pages {
		later(func() { r.makePage(e) })
	}
	d.made.Add(len(jobs))
	for i, make := range jobs {
		jobs[i] = func() {
			defer d.made.Done()
			make()
		}
	}
	return append(jobs, func() {
		d.made.Wait()
		r.finder.finishDistrict(d.reports[0].Ref.District)
	})
}

// fileJobs are the files of reports, the feeds, the calendars and the share cards.
func (r *run) fileJobs() (jobs []job) {
	for _, rd := range r.readings {
		if rd.broken && !rd.Recalled || !rd.broken && rd.Shown && !rd.Abstract.Withdrawn {
			jobs = append(jobs, func() { r.putFiles(rd) })
		}
	}
	for _, f := range r.feeds {
		jobs = append(jobs, func() { r.makeFeed(f) })
	}
	for _, c := range r.calendars {
		jobs = append(jobs, func() { r.makeCalendar(c) })
	}
	for _, p := range r.book.ShareCards() {
		jobs = append(jobs, func() { r.makeShareCard(p) })
	}
	return jobs
}

// do does jobs on all processors, in their order as far as that goes.
func (r *run) do(jobs []job) {
	each(len(jobs), func(i int) {
		jobs[i]()
		r.step()
	})
}

// linksOf is the digest of where the links of a report lead, once they were looked up.
func (r *run) linksOf(ref report.Ref) site.Digest { return r.reading(ref).links }
