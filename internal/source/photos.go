package source

import (
	"image"
	_ "image/jpeg" // the types of photos
	_ "image/png"
	"io/fs"

	"phoihop/internal/report"
)

// measurePhotos notes how large the named photos are, so that pages can keep room for them. Only the
// head of each file is read.
func measurePhotos(content fs.FS, r *report.Report, files Files) {
	if r.Photos.Len() == 0 {
		return
	}
	index := files.Index()
	for _, p := range r.Photos.Items {
		named, there := index.Find(p.File)
		for i := range files.Assets {
			if a := &files.Assets[i]; there && a.Path == named.Path {
				a.Width, a.Height = pictureSize(content, a.Path)
			}
		}
	}
}

func pictureSize(content fs.FS, path string) (width, height int) {
	f, err := content.Open(path)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	config, _, err := image.DecodeConfig(f)
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}
