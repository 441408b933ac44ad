"""Corrections of limits become rows, so that they can be undone; so does the hour at which a place went out
without an address. A frozen copy of what the entities were: key results and readings keep what they were
worked out from, campaign steps the day that took the place of one already past."""

import json

COLUMNS = (
    ("version", "out_at"),
    ("key_result", "baseline_inputs"),
    ("reading", "inputs"),
    ("campaign_step", "eased_to"),
)
LIMITS = "limits."


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    for table, column in COLUMNS:
        db.execute_sql(f"ALTER TABLE \"{table}\" ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute_sql(
        "CREATE TABLE limit_correction (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL,"
        ' "on" TEXT NOT NULL)'
    )
    kept = db.execute_sql("SELECT key, value FROM setting WHERE key LIKE ?", (LIMITS + "%",)).fetchall()
    for key, text in kept:
        one = json.loads(text)
        db.execute_sql(
            'INSERT INTO limit_correction (key, value, "on") VALUES (?, ?, ?)',
            (key.removeprefix(LIMITS), json.dumps(one["value"]), one["on"]),
        )
    db.execute_sql("DELETE FROM setting WHERE key LIKE ?", (LIMITS + "%",))
    _places_that_went_out(db)
    db.execute_sql("PRAGMA user_version = 4")


def _places_that_went_out(db):  # type: ignore[no-untyped-def]
    """The mark "out" among a sheet's steps; the hour was not kept, so the hour of this migration stands."""
    kept = db.execute_sql("SELECT key, value FROM setting WHERE key LIKE 'publish.%'").fetchall()
    for key, text in kept:
        for place_id, done in json.loads(text).items():
            if "out" in done:
                db.execute_sql(
                    "UPDATE version SET out_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
                    " WHERE post_id = ? AND place_id = ?",
                    (int(key.removeprefix("publish.")), int(place_id)),
                )
