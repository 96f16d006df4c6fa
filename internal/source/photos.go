package source

import (
	"errors"
	"image"
	_ "image/jpeg" // the types of photos
	_ "image/png"
	"io/fs"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// measurePhotos notes how large the named photos are, so that pages can keep room for them. Only the
// head of each file is read. It tells of those that can't be read, but not of those that are no pictures.
func measurePhotos(content fs.FS, r *report.Report, files Files) (found []problem.Problem) {
	if r.Photos.Len() == 0 {
		return nil
	}
	index := files.Index()
	for _, p := range r.Photos.Items {
		named, there := index.Find(p.File)
		for i := range files.Assets {
			if a := &files.Assets[i]; there && a.Path == named.Path {
				var err error
				if a.Width, a.Height, err = pictureSize(content, a); err != nil {
					found = append(found, unreadable(err).In(a.Path))
				}
			}
		}
	}
	return found
}

// pictureSize gives 0 for a file that is no picture.
func pictureSize(content fs.FS, a *Asset) (width, height int, err error) {
	f, err := content.Open(a.Path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	config, _, err := image.DecodeConfig(f)
	var failed *fs.PathError
	switch {
	case errors.As(err, &failed):
		return 0, 0, err
	case !a.State.Still(f):
		return 0, 0, errChanged
	case err != nil:
		return 0, 0, nil
	}
	return config.Width, config.Height, nil
}
