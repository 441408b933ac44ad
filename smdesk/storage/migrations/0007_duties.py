"""Offline touchpoints and map listings; hours of actions and orders; who agreed to a campaign; what a product leaves;
whether a post talks with people or to them; what kind of limit a parameter sets. A frozen copy."""

RECORD = """id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, position INTEGER NOT NULL,
    archived INTEGER NOT NULL, template TEXT NOT NULL"""
TABLES = {
    "touchpoint": """name TEXT NOT NULL, kind TEXT NOT NULL, place_id INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
        code TEXT NOT NULL, link TEXT NOT NULL, since TEXT NOT NULL, note TEXT NOT NULL""",
    "touchpoint_count": """touchpoint_id INTEGER NOT NULL, "on" TEXT NOT NULL, count TEXT NOT NULL, source TEXT NOT NULL""",
    "listing": """place_id INTEGER NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL,
        hours TEXT NOT NULL, categories TEXT NOT NULL, photos_on TEXT NOT NULL, checked_on TEXT NOT NULL""",
}
COLUMNS = (
    ("action", "hours"), ("week_order", "hours"), ("campaign", "agreed_by"), ("campaign", "agreed_on"),
    ("campaign", "agreed_digest"), ("product", "price"), ("product", "cost"), ("product", "sold"), ("post", "talk"),
    ("parameter", "kind"),
)  # fmt: skip
INDEXES = (
    "touchpoint(place_id)", "touchpoint(campaign_id)", "touchpoint_count(touchpoint_id)", "listing(place_id)",
)  # fmt: skip


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    for name, body in TABLES.items():
        db.execute_sql(f'CREATE TABLE "{name}" ({RECORD}, {body})')
        db.execute_sql(f'CREATE INDEX "{name}_client_id" ON "{name}" (client_id)')
    for index in INDEXES:
        name, column = index.rstrip(")").split("(")
        db.execute_sql(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    for table, column in COLUMNS:
        db.execute_sql(f"ALTER TABLE \"{table}\" ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute_sql("PRAGMA user_version = 7")
