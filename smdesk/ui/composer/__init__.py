"""The composer: one post, written once and fitted to each place."""
