"""The words that are right for a client though no dictionary has them. A frozen copy."""


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    db.execute_sql("ALTER TABLE client ADD COLUMN vocabulary TEXT NOT NULL DEFAULT ''")
    db.execute_sql("PRAGMA user_version = 5")
