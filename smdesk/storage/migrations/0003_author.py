"""Who asked for a step. A frozen copy: what was logged before says nothing of it."""


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    db.execute_sql("ALTER TABLE step ADD COLUMN author TEXT NOT NULL DEFAULT ''")
    db.execute_sql("PRAGMA user_version = 3")
