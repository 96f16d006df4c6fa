package cache

import "errors"

// Share commits what was put, drops nothing, and lets other builds in while this cache stays open: for a program that
// goes on for hours after it has read what it needs. What is put from then on goes to a temporary file of its own and
// is not kept. Where others write over what only this cache knows of, [Cache.Rest] finds it damaged.
func (c *Cache) Share() error {
	c.mu.Lock()
	for i := range c.names.entries {
		c.names.entries[i].used = true
	}
	c.mu.Unlock()
	err := c.Commit()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.lock == nil {
		return err
	}
	err = errors.Join(err, c.lock.Close())
	c.lock, c.spool = nil, none
	c.openPrivate()
	c.end = 0
	return err
}
