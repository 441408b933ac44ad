"""The first schema. A frozen copy: later changes of the entities come as migrations of their own."""

TABLES = {
    "client": """name TEXT NOT NULL, short TEXT NOT NULL, color TEXT NOT NULL, language TEXT NOT NULL,
        country TEXT NOT NULL, region TEXT NOT NULL, zone TEXT NOT NULL, hours TEXT NOT NULL,
        workdays TEXT NOT NULL, approver TEXT NOT NULL, utm_source TEXT NOT NULL, utm_medium TEXT NOT NULL,
        utm_campaign TEXT NOT NULL, utm_content TEXT NOT NULL, site TEXT NOT NULL, forbidden TEXT NOT NULL,
        promo_ceiling INTEGER NOT NULL, cadence INTEGER NOT NULL, reviewed INTEGER NOT NULL,
        archived INTEGER NOT NULL, position INTEGER NOT NULL""",
    "place": """client_id INTEGER NOT NULL, network TEXT NOT NULL, handle TEXT NOT NULL, address TEXT NOT NULL,
        role TEXT NOT NULL, premium INTEGER NOT NULL, preset INTEGER NOT NULL, position INTEGER NOT NULL,
        archived INTEGER NOT NULL""",
    "slot": """client_id INTEGER NOT NULL, place_id INTEGER NOT NULL, weekday INTEGER NOT NULL,
        hour TEXT NOT NULL""",
    "own_date": "client_id INTEGER NOT NULL, day TEXT NOT NULL, title TEXT NOT NULL, yearly INTEGER NOT NULL",
    "post": """client_id INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL,
        due_wall TEXT NOT NULL, zone TEXT NOT NULL, due_utc INTEGER NOT NULL, pillar_id INTEGER NOT NULL,
        campaign_id INTEGER NOT NULL, series_id INTEGER NOT NULL, occurrence TEXT NOT NULL,
        detached INTEGER NOT NULL, language TEXT NOT NULL, link TEXT NOT NULL, tagged INTEGER NOT NULL,
        first_comment TEXT NOT NULL, content_warning TEXT NOT NULL, promo INTEGER NOT NULL, label TEXT NOT NULL,
        cta TEXT NOT NULL, hook TEXT NOT NULL, design_note TEXT NOT NULL, missing_media TEXT NOT NULL,
        notes TEXT NOT NULL, approved_hash TEXT NOT NULL, approved_by TEXT NOT NULL, approved_at TEXT NOT NULL,
        held_from TEXT NOT NULL, hold_reason TEXT NOT NULL, published_at TEXT NOT NULL,
        published_url TEXT NOT NULL, source TEXT NOT NULL, source_key TEXT NOT NULL, created TEXT NOT NULL,
        deleted TEXT NOT NULL""",
    "version": """post_id INTEGER NOT NULL, place_id INTEGER NOT NULL, text TEXT, title TEXT,
        first_comment TEXT, link TEXT, content_warning TEXT, published_url TEXT NOT NULL""",
    "aim": "post_id INTEGER NOT NULL, kind TEXT NOT NULL, target_id INTEGER NOT NULL",
    "approval": """post_id INTEGER NOT NULL, decision TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL,
        content_hash TEXT NOT NULL, comment TEXT NOT NULL""",
    "series": """client_id INTEGER NOT NULL, rule TEXT NOT NULL, start_wall TEXT NOT NULL, zone TEXT NOT NULL,
        exceptions TEXT NOT NULL""",
    "objective": """client_id INTEGER NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
        baseline TEXT NOT NULL, target TEXT NOT NULL, unit TEXT NOT NULL, due TEXT NOT NULL,
        position INTEGER NOT NULL, archived INTEGER NOT NULL""",
    "pillar": """client_id INTEGER NOT NULL, name TEXT NOT NULL, share INTEGER NOT NULL, hue INTEGER NOT NULL,
        promo INTEGER NOT NULL, purpose TEXT NOT NULL, position INTEGER NOT NULL, archived INTEGER NOT NULL""",
    "segment": """client_id INTEGER NOT NULL, name TEXT NOT NULL, job TEXT NOT NULL, position INTEGER NOT NULL,
        archived INTEGER NOT NULL""",
    "campaign": """client_id INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, start TEXT NOT NULL,
        "end" TEXT NOT NULL, objective_id INTEGER NOT NULL, utm_name TEXT NOT NULL, idea TEXT NOT NULL,
        archived INTEGER NOT NULL""",
    "media": """client_id INTEGER NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL, format TEXT NOT NULL,
        kind TEXT NOT NULL, bytes INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
        rights TEXT NOT NULL, credit TEXT NOT NULL, expires TEXT NOT NULL""",
    "attachment": """post_id INTEGER NOT NULL, media_id INTEGER NOT NULL, position INTEGER NOT NULL,
        alt TEXT NOT NULL""",
    "snippet": "client_id INTEGER NOT NULL, network TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL",
}
INDEXES = """
place(client_id) | slot(client_id) | slot(place_id) | own_date(client_id) | post(client_id) | post(status)
post(due_wall) | post(due_utc) | post(pillar_id) | post(campaign_id) | post(series_id) | post(source_key)
post(deleted) | version(post_id) | version(place_id) | aim(post_id) | aim(target_id) | approval(post_id)
series(client_id) | objective(client_id) | pillar(client_id) | segment(client_id) | campaign(client_id)
campaign(objective_id) | media(client_id) | attachment(post_id) | attachment(media_id) | snippet(client_id)
"""
LOG = (
    """CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0, undoable INTEGER NOT NULL DEFAULT 1)""",
    """CREATE TABLE change (id INTEGER PRIMARY KEY, step_id INTEGER NOT NULL, op TEXT NOT NULL,
        kind TEXT NOT NULL, entity_id INTEGER NOT NULL, last_id INTEGER NOT NULL, before TEXT, after TEXT)""",
    "CREATE INDEX change_step_id ON change (step_id)",
    "CREATE INDEX change_entity ON change (kind, entity_id)",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
# Full-text search over external content. An index row may only be removed if it was added, so a version
# that inherits everything has none; both halves of an update stand in one trigger to keep their order.
SEARCH = (
    """CREATE VIRTUAL TABLE {kind}_search USING fts5(title, text, content='{kind}', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2", prefix='3')""",
    """CREATE TRIGGER {kind}_search_add AFTER INSERT ON {kind} WHEN {new} BEGIN
        INSERT INTO {kind}_search (rowid, title, text) VALUES (new.id, new.title, new.text); END""",
    """CREATE TRIGGER {kind}_search_remove AFTER DELETE ON {kind} WHEN {old} BEGIN
        INSERT INTO {kind}_search ({kind}_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text); END""",
    """CREATE TRIGGER {kind}_search_change AFTER UPDATE OF title, text ON {kind} BEGIN
        INSERT INTO {kind}_search ({kind}_search, rowid, title, text)
            SELECT 'delete', old.id, old.title, old.text WHERE {old};
        INSERT INTO {kind}_search (rowid, title, text) SELECT new.id, new.title, new.text WHERE {new}; END""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    for name, body in TABLES.items():
        db.execute_sql(f'CREATE TABLE "{name}" (id INTEGER PRIMARY KEY, {body})')
    for index in INDEXES.replace("\n", "|").split("|"):
        if index.strip():
            name, column = index.strip().rstrip(")").split("(")
            db.execute_sql(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    # What fell due and is not out: asked for at every start.
    db.execute_sql("CREATE INDEX post_late ON post (status, due_utc) WHERE deleted = ''")
    for statement in LOG:
        db.execute_sql(statement)
    own = "({row}.text IS NOT NULL OR {row}.title IS NOT NULL)"
    for kind, rule in (("post", "1"), ("version", own)):
        for statement in SEARCH:
            db.execute_sql(statement.format(kind=kind, new=rule.format(row="new"), old=rule.format(row="old")))
    db.execute_sql("PRAGMA user_version = 1")
