"""One index for the words of a post: its own and those of its versions, in place of two that were asked in turn.
A frozen copy. The places of posts are read from an index alone."""

# Words of two neighbouring texts are no phrase: between them stands a letter of the private use area, which is a
# word to FTS5 and can neither be typed into a search nor split off a word there.
_GAP = "' ' || char(57344) || ' '"
_OWN = "({row}.title IS NOT NULL OR {row}.text IS NOT NULL)"
WORDS = f"""CREATE VIEW post_words AS SELECT p.id, p.title || {_GAP} || p.text AS words,
    (SELECT group_concat(coalesce(v.title || {_GAP}, '') || coalesce(v.text, ''), {_GAP}) FROM version v
     WHERE v.post_id = p.id AND {_OWN.format(row="v")}) AS versions FROM post p"""
# Over external content, so without a copy of the texts and without their lengths, which only a ranking asks for.
# Beginnings of two and three letters stand for so many words that they are kept ready.
INDEX = """CREATE VIRTUAL TABLE post_text USING fts5(words, versions, content='post_words', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2", prefix='2 3', columnsize=0)"""
# Posts that are out of the index until the end of a transaction, which adds or takes away many: their triggers
# rest, and what then is there is indexed in one go.
LATER = "CREATE TABLE indexed_later (first INTEGER PRIMARY KEY, last INTEGER NOT NULL)"
_NOW = "NOT EXISTS (SELECT 1 FROM indexed_later WHERE {id} BETWEEN first AND last)"
# An index row is taken out as the post stands before a change, and put in as it stands after it.
_OUT = """INSERT INTO post_text (post_text, rowid, words, versions)
    SELECT 'delete', w.id, w.words, w.versions FROM post_words w WHERE {posts};"""
_IN = """INSERT INTO post_text (rowid, words, versions)
    SELECT w.id, w.words, w.versions FROM post_words w WHERE {posts};"""
_NEW, _OLD = _NOW.format(id="new.post_id"), _NOW.format(id="old.post_id")
_BOTH = f"w.id IN (old.post_id, new.post_id) AND {_NOW.format(id='w.id')}"
_CHANGES = (  # trigger's name, its occasion, its rule, the posts
    ("post_text_add", "AFTER INSERT ON post", _NOW.format(id="new.id"), "w.id = new.id"),
    ("post_text_remove", "BEFORE DELETE ON post", _NOW.format(id="old.id"), "w.id = old.id"),
    ("post_text_before", "BEFORE UPDATE OF title, text ON post", _NOW.format(id="old.id"), "w.id = old.id"),
    ("post_text_after", "AFTER UPDATE OF title, text ON post", _NOW.format(id="new.id"), "w.id = new.id"),
    ("version_text_adding", "BEFORE INSERT ON version", f"{{new}} AND {_NEW}", "w.id = new.post_id"),
    ("version_text_added", "AFTER INSERT ON version", f"{{new}} AND {_NEW}", "w.id = new.post_id"),
    ("version_text_removing", "BEFORE DELETE ON version", f"{{old}} AND {_OLD}", "w.id = old.post_id"),
    ("version_text_removed", "AFTER DELETE ON version", f"{{old}} AND {_OLD}", "w.id = old.post_id"),
    ("version_text_before", "BEFORE UPDATE OF post_id, title, text ON version", "1", _BOTH),
    ("version_text_after", "AFTER UPDATE OF post_id, title, text ON version", "1", _BOTH),
)
UNSERVED = (
    "DROP TRIGGER post_unserved_add",
    f"""CREATE TRIGGER post_unserved_add AFTER INSERT ON post
        WHEN new.deleted = '' AND {_NOW.format(id="new.id")} BEGIN
        INSERT INTO unserved (post_id, client_id, campaign_id) SELECT new.id, new.client_id, new.campaign_id
        WHERE NOT EXISTS (SELECT 1 FROM aim WHERE post_id = new.id AND kind = 'objective'); END""",
)
INDEXES = (
    "DROP INDEX version_post_id",
    "CREATE INDEX version_post_id ON version (post_id, place_id)",
    "DROP INDEX aim_post_id",  # the beginning of aim_serving
)


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    for kind in ("post", "version"):
        for change in ("add", "remove", "change"):
            db.execute_sql(f"DROP TRIGGER {kind}_search_{change}")
        db.execute_sql(f"DROP TABLE {kind}_search")
    for statement in (*INDEXES, WORDS, LATER, INDEX, *UNSERVED):
        db.execute_sql(statement)
    for name, occasion, rule, posts in _CHANGES:
        rule = rule.format(old=_OWN.format(row="old"), new=_OWN.format(row="new"))
        made = (_OUT if occasion.startswith("BEFORE") else _IN).format(posts=posts)
        db.execute_sql(f"CREATE TRIGGER {name} {occasion} WHEN {rule} BEGIN {made} END")
    db.execute_sql("INSERT INTO post_text (post_text) VALUES ('rebuild')")
    db.execute_sql("PRAGMA user_version = 6")
