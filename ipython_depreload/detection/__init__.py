"""Know which modules have changed, from their files and from where others would be found."""
