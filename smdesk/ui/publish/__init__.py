"""Publishing by hand: the sheet that leads through the places of a post, step by step."""
