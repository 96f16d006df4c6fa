package build

// compress puts the compressed forms of all text files beside them, for servers that serve these. It comes when
// all else is claimed, and knows a file by its bytes: what was kept keeps its twins.
func (r *run) compress() {
	if !r.options.Compress || r.failed() {
		return
	}
	paths := r.tree.Compressible()
	r.total += len(paths)
	each(len(paths), func(i int) {
		if err := r.tree.Compress(paths[i]); err != nil {
			r.tellPut(paths[i], paths[i], err)
		}
		r.step()
	})
}
