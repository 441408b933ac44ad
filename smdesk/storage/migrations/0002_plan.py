"""The strategy plan: its records, and what objectives, pillars, segments and campaigns learned. A frozen copy."""

RECORD = """id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, position INTEGER NOT NULL,
    archived INTEGER NOT NULL, template TEXT NOT NULL"""
TABLES = {
    "brand": """promise TEXT NOT NULL, positioning TEXT NOT NULL, "values" TEXT NOT NULL,
        personality TEXT NOT NULL, wanted TEXT NOT NULL, formal INTEGER NOT NULL,
        playful INTEGER NOT NULL, warm INTEGER NOT NULL, plain INTEGER NOT NULL, address TEXT NOT NULL,
        signature TEXT NOT NULL, colours TEXT NOT NULL, fonts TEXT NOT NULL, logo TEXT NOT NULL""",
    "difference": """text TEXT NOT NULL, proof TEXT NOT NULL""",
    "voice_rule": """kind TEXT NOT NULL, text TEXT NOT NULL, instead TEXT NOT NULL""",
    "sample_reply": """situation TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL""",
    "claim": """text TEXT NOT NULL, proof TEXT NOT NULL, proof_url TEXT NOT NULL, checked_on TEXT NOT NULL,
        expires_on TEXT NOT NULL""",
    "deliverable": """campaign_id INTEGER NOT NULL, name TEXT NOT NULL, place_id INTEGER NOT NULL, format TEXT NOT NULL,
        size TEXT NOT NULL, due TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL""",
    "campaign_step": """campaign_id INTEGER NOT NULL, step TEXT NOT NULL, phase TEXT NOT NULL, text TEXT NOT NULL,
        due TEXT NOT NULL, owner TEXT NOT NULL, done_on TEXT NOT NULL""",
    "campaign_figure": """campaign_id INTEGER NOT NULL, name TEXT NOT NULL, formula TEXT NOT NULL, target TEXT NOT NULL,
        result TEXT NOT NULL, source TEXT NOT NULL""",
    "campaign_post": """campaign_id INTEGER NOT NULL, anchor TEXT NOT NULL, "offset" INTEGER NOT NULL, hour TEXT NOT NULL,
        title TEXT NOT NULL, text TEXT NOT NULL, pillar_id INTEGER NOT NULL, places TEXT NOT NULL,
        post_id INTEGER NOT NULL""",
    "place_role": """place_id INTEGER NOT NULL, role TEXT NOT NULL, purpose TEXT NOT NULL, per_week TEXT NOT NULL,
        flows_to INTEGER NOT NULL, owner TEXT NOT NULL, access TEXT NOT NULL, bio TEXT NOT NULL,
        rules TEXT NOT NULL, checked_on TEXT NOT NULL""",
    "choice": """kind TEXT NOT NULL, need TEXT NOT NULL, why TEXT NOT NULL, review_on TEXT NOT NULL""",
    "criterion": """choice_id INTEGER NOT NULL, name TEXT NOT NULL, weight INTEGER NOT NULL""",
    "option": """choice_id INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL,
        cost TEXT NOT NULL, data TEXT NOT NULL, way_out TEXT NOT NULL""",
    "option_mark": """option_id INTEGER NOT NULL, criterion_id INTEGER NOT NULL, mark INTEGER NOT NULL""",
    "feature": """name TEXT NOT NULL, pillar_id INTEGER NOT NULL, rhythm TEXT NOT NULL, place_id INTEGER NOT NULL,
        example TEXT NOT NULL""",
    "parameter": """what TEXT NOT NULL, "limit" TEXT NOT NULL, why TEXT NOT NULL""",
    "circle": """name TEXT NOT NULL, vertical TEXT NOT NULL, why TEXT NOT NULL, per_month INTEGER NOT NULL""",
    "contact": """name TEXT NOT NULL, circle_id INTEGER NOT NULL, network TEXT NOT NULL, handle TEXT NOT NULL,
        stage TEXT NOT NULL, fit INTEGER NOT NULL, given TEXT NOT NULL, received TEXT NOT NULL,
        known_by TEXT NOT NULL, disclosure TEXT NOT NULL, basis TEXT NOT NULL, added_on TEXT NOT NULL,
        last_on TEXT NOT NULL, next_on TEXT NOT NULL, retired_on TEXT NOT NULL""",
    "goal": """title TEXT NOT NULL, said_by TEXT NOT NULL, said_on TEXT NOT NULL, why TEXT NOT NULL""",
    "key_result": """objective_id INTEGER NOT NULL, title TEXT NOT NULL, baseline TEXT NOT NULL, target TEXT NOT NULL,
        unit TEXT NOT NULL, due TEXT NOT NULL, owner TEXT NOT NULL, stage TEXT NOT NULL,
        formula TEXT NOT NULL, source TEXT NOT NULL""",
    "reading": """key_result_id INTEGER NOT NULL, "on" TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL""",
    "kpi": """name TEXT NOT NULL, formula TEXT NOT NULL, objective_id INTEGER NOT NULL, target TEXT NOT NULL,
        source TEXT NOT NULL, rhythm TEXT NOT NULL, owner TEXT NOT NULL, yardstick TEXT NOT NULL""",
    "plan_review": """"on" TEXT NOT NULL, days INTEGER NOT NULL, judge TEXT NOT NULL, verdict TEXT NOT NULL,
        done INTEGER NOT NULL""",
    "plan": """title TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, currency TEXT NOT NULL,
        theme TEXT NOT NULL, context TEXT NOT NULL, idea TEXT NOT NULL, mix TEXT NOT NULL,
        hours TEXT NOT NULL, rate TEXT NOT NULL, margin TEXT NOT NULL, review_on TEXT NOT NULL""",
    "plan_text": """section TEXT NOT NULL, text TEXT NOT NULL""",
    "plan_version": """number INTEGER NOT NULL, frozen_at TEXT NOT NULL, note TEXT NOT NULL, content TEXT NOT NULL,
        digest TEXT NOT NULL, signed_by TEXT NOT NULL, signed_role TEXT NOT NULL, signed_on TEXT NOT NULL""",
    "artisan_card": """care TEXT NOT NULL, differs TEXT NOT NULL, never_reused TEXT NOT NULL, portfolio INTEGER NOT NULL,
        portfolio_note TEXT NOT NULL""",
    "training": """title TEXT NOT NULL, "on" TEXT NOT NULL, "by" TEXT NOT NULL, learned TEXT NOT NULL,
        proof TEXT NOT NULL""",
    "studio": """name TEXT NOT NULL, logo TEXT NOT NULL, color TEXT NOT NULL, contact TEXT NOT NULL,
        signature TEXT NOT NULL, method TEXT NOT NULL""",
    "market_role": """role TEXT NOT NULL, who TEXT NOT NULL, wants TEXT NOT NULL, area TEXT NOT NULL,
        size TEXT NOT NULL, source TEXT NOT NULL""",
    "product": """name TEXT NOT NULL, priority TEXT NOT NULL, margin TEXT NOT NULL, season TEXT NOT NULL,
        pillar_id INTEGER NOT NULL, segment_id INTEGER NOT NULL""",
    "sector_fact": """kind TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL, checked_on TEXT NOT NULL""",
    "audit_mark": """place_id INTEGER NOT NULL, criterion TEXT NOT NULL, mark INTEGER NOT NULL, note TEXT NOT NULL,
        checked_on TEXT NOT NULL""",
    "swot_entry": """quadrant TEXT NOT NULL, text TEXT NOT NULL, evidence TEXT NOT NULL, checked_on TEXT NOT NULL""",
    "tows_option": """cell TEXT NOT NULL, text TEXT NOT NULL, because TEXT NOT NULL, chosen INTEGER NOT NULL,
        tactic_id INTEGER NOT NULL""",
    "signal": """source TEXT NOT NULL, "on" TEXT NOT NULL, region TEXT NOT NULL, value TEXT NOT NULL,
        reading TEXT NOT NULL, idea TEXT NOT NULL""",
    "fashion": """name TEXT NOT NULL, seen_on TEXT NOT NULL, seen_at TEXT NOT NULL, fit INTEGER NOT NULL,
        expires_on TEXT NOT NULL, state TEXT NOT NULL""",
    "keyword": """term TEXT NOT NULL, language TEXT NOT NULL, intent TEXT NOT NULL, cluster TEXT NOT NULL,
        volume TEXT NOT NULL, difficulty TEXT NOT NULL, answered_by TEXT NOT NULL,
        place_id INTEGER NOT NULL""",
    "interest": """term TEXT NOT NULL, region TEXT NOT NULL, source TEXT NOT NULL, imported_on TEXT NOT NULL,
        points TEXT NOT NULL""",
    "department": """name TEXT NOT NULL, wants TEXT NOT NULL""",
    "person": """name TEXT NOT NULL, role TEXT NOT NULL, department_id INTEGER NOT NULL, contact TEXT NOT NULL,
        topics TEXT NOT NULL, approves TEXT NOT NULL, told INTEGER NOT NULL, backup_id INTEGER NOT NULL,
        may_help TEXT NOT NULL""",
    "meeting": """"on" TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, people TEXT NOT NULL,
        minutes TEXT NOT NULL, next_on TEXT NOT NULL""",
    "decision": """text TEXT NOT NULL, "on" TEXT NOT NULL, meeting_id INTEGER NOT NULL, owner TEXT NOT NULL,
        due TEXT NOT NULL, state TEXT NOT NULL, objective_id INTEGER NOT NULL""",
    "proposal": """title TEXT NOT NULL, why TEXT NOT NULL, department_id INTEGER NOT NULL, owner TEXT NOT NULL,
        due TEXT NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL""",
    "request": """"on" TEXT NOT NULL, text TEXT NOT NULL, person_id INTEGER NOT NULL, scope TEXT NOT NULL,
        hours TEXT NOT NULL, price TEXT NOT NULL, answer TEXT NOT NULL, done_on TEXT NOT NULL""",
    "client_task": """title TEXT NOT NULL, person_id INTEGER NOT NULL, due TEXT NOT NULL, done_on TEXT NOT NULL""",
    "study": """question TEXT NOT NULL, formula TEXT NOT NULL, window_days INTEGER NOT NULL, x_low TEXT NOT NULL,
        x_high TEXT NOT NULL, y_low TEXT NOT NULL, y_high TEXT NOT NULL, own_x INTEGER NOT NULL,
        own_y INTEGER NOT NULL, next_on TEXT NOT NULL""",
    "competitor": """name TEXT NOT NULL, rank TEXT NOT NULL, site TEXT NOT NULL, handles TEXT NOT NULL,
        positioning TEXT NOT NULL, tone TEXT NOT NULL, themes TEXT NOT NULL, formats TEXT NOT NULL,
        offers TEXT NOT NULL, best_post TEXT NOT NULL, best_why TEXT NOT NULL, best_url TEXT NOT NULL,
        weak TEXT NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL""",
    "observation": """competitor_id INTEGER NOT NULL, "on" TEXT NOT NULL, network TEXT NOT NULL,
        window_days INTEGER NOT NULL, followers TEXT NOT NULL, posts TEXT NOT NULL,
        engagements TEXT NOT NULL, mentions TEXT NOT NULL, reply_hours TEXT NOT NULL, note TEXT NOT NULL,
        evidence_url TEXT NOT NULL""",
    "gap": """kind TEXT NOT NULL, text TEXT NOT NULL, why TEXT NOT NULL, priority TEXT NOT NULL,
        tactic_id INTEGER NOT NULL""",
    "tactic": """name TEXT NOT NULL, objective_id INTEGER NOT NULL, pillar_id INTEGER NOT NULL,
        stage TEXT NOT NULL, effort INTEGER NOT NULL, hours TEXT NOT NULL, cost TEXT NOT NULL,
        effect TEXT NOT NULL, gain INTEGER NOT NULL, evidence TEXT NOT NULL, start_rule TEXT NOT NULL,
        stop_rule TEXT NOT NULL, state TEXT NOT NULL, verdict TEXT NOT NULL""",
    "budget_line": """name TEXT NOT NULL, category TEXT NOT NULL, campaign_id INTEGER NOT NULL""",
    "budget_cell": """line_id INTEGER NOT NULL, month TEXT NOT NULL, plan TEXT NOT NULL, actual TEXT NOT NULL,
        forecast TEXT NOT NULL""",
    "action": """title TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, owner TEXT NOT NULL,
        hat TEXT NOT NULL, tactic_id INTEGER NOT NULL, done INTEGER NOT NULL""",
    "week_order": """week TEXT NOT NULL, goal TEXT NOT NULL, actions TEXT NOT NULL, limits TEXT NOT NULL,
        objective_id INTEGER NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL""",
    "sketch": """title TEXT NOT NULL, value TEXT NOT NULL, channel TEXT NOT NULL, revenue TEXT NOT NULL,
        cost TEXT NOT NULL, risk TEXT NOT NULL""",
    "risk": """text TEXT NOT NULL, chance INTEGER NOT NULL, impact INTEGER NOT NULL, sign TEXT NOT NULL,
        response TEXT NOT NULL, owner TEXT NOT NULL, review_on TEXT NOT NULL""",
    "legal_check": """reminder TEXT NOT NULL, campaign_id INTEGER NOT NULL, done_on TEXT NOT NULL, note TEXT NOT NULL""",
}
COLUMNS = {
    "objective": """goal_id INTEGER NOT NULL DEFAULT 0 | stage TEXT NOT NULL DEFAULT '' |
        owner TEXT NOT NULL DEFAULT '' | formula TEXT NOT NULL DEFAULT '' | track TEXT NOT NULL DEFAULT ''
        | why TEXT NOT NULL DEFAULT '' | state TEXT NOT NULL DEFAULT 'open' |
        template TEXT NOT NULL DEFAULT ''""",
    "pillar": """objective_id INTEGER NOT NULL DEFAULT 0 | segment_id INTEGER NOT NULL DEFAULT 0 |
        formats TEXT NOT NULL DEFAULT '' | example TEXT NOT NULL DEFAULT '' |
        owner TEXT NOT NULL DEFAULT '' | template TEXT NOT NULL DEFAULT ''""",
    "segment": """"primary" INTEGER NOT NULL DEFAULT 0 | role_id INTEGER NOT NULL DEFAULT 0 |
        track TEXT NOT NULL DEFAULT '' | size TEXT NOT NULL DEFAULT '' | source TEXT NOT NULL DEFAULT '' |
        needs TEXT NOT NULL DEFAULT '' | objections TEXT NOT NULL DEFAULT '' |
        found_at TEXT NOT NULL DEFAULT '' | language TEXT NOT NULL DEFAULT '' |
        proof TEXT NOT NULL DEFAULT '' | template TEXT NOT NULL DEFAULT ''""",
    "campaign": """position INTEGER NOT NULL DEFAULT 0 | state TEXT NOT NULL DEFAULT 'planned' |
        segment_id INTEGER NOT NULL DEFAULT 0 | owner TEXT NOT NULL DEFAULT '' |
        why TEXT NOT NULL DEFAULT '' | success TEXT NOT NULL DEFAULT '' | insight TEXT NOT NULL DEFAULT ''
        | barrier TEXT NOT NULL DEFAULT '' | proposition TEXT NOT NULL DEFAULT '' |
        proof TEXT NOT NULL DEFAULT '' | tone TEXT NOT NULL DEFAULT '' |
        mechanics TEXT NOT NULL DEFAULT '' | offer TEXT NOT NULL DEFAULT '' |
        messages TEXT NOT NULL DEFAULT '' | mandatories TEXT NOT NULL DEFAULT '' |
        budget TEXT NOT NULL DEFAULT '' | approvers TEXT NOT NULL DEFAULT '' |
        out_of_scope TEXT NOT NULL DEFAULT '' | backup TEXT NOT NULL DEFAULT '' |
        handoff TEXT NOT NULL DEFAULT '' | results TEXT NOT NULL DEFAULT '' |
        lessons TEXT NOT NULL DEFAULT '' | closed_on TEXT NOT NULL DEFAULT '' |
        template TEXT NOT NULL DEFAULT ''""",
}
INDEXES = """
deliverable(campaign_id) deliverable(place_id) campaign_step(campaign_id) campaign_figure(campaign_id)
campaign_post(campaign_id) campaign_post(pillar_id) campaign_post(post_id) place_role(place_id)
place_role(flows_to) criterion(choice_id) option(choice_id) option_mark(option_id) option_mark(criterion_id)
feature(pillar_id) feature(place_id) contact(circle_id) key_result(objective_id) reading(key_result_id)
kpi(objective_id) plan_text(section) product(pillar_id) product(segment_id) audit_mark(place_id)
tows_option(tactic_id) keyword(place_id) person(department_id) person(backup_id) decision(meeting_id)
decision(objective_id) proposal(department_id) request(person_id) client_task(person_id)
observation(competitor_id) gap(tactic_id) tactic(objective_id) tactic(pillar_id) budget_line(campaign_id)
budget_cell(line_id) action(tactic_id) week_order(objective_id) legal_check(campaign_id) objective(goal_id)
pillar(objective_id) pillar(segment_id) segment(role_id) campaign(segment_id)
"""
# What a record counts is read from the indexes alone. The bin is small: what lies in it is subtracted.
COVERING = (
    "CREATE INDEX aim_served ON aim (kind, target_id, post_id)",
    "CREATE INDEX aim_serving ON aim (post_id, kind, target_id)",
    "CREATE INDEX post_serving ON post (client_id, deleted, campaign_id, pillar_id)",
)
# Living posts with no objective of their own. Found again among 100,000 they would cost 30 ms at each look.
_LOOSE = """INSERT INTO unserved (post_id, client_id, campaign_id)
    SELECT p.id, p.client_id, p.campaign_id FROM post p WHERE {which} AND p.deleted = ''
    AND NOT EXISTS (SELECT 1 FROM aim WHERE post_id = p.id AND kind = 'objective')"""
UNSERVED = (
    "CREATE TABLE unserved (post_id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, campaign_id INTEGER NOT NULL)",
    "CREATE INDEX unserved_client_id ON unserved (client_id, campaign_id)",
    _LOOSE.format(which="1"),
    f"""CREATE TRIGGER post_unserved_add AFTER INSERT ON post WHEN new.deleted = ''
        BEGIN {_LOOSE.format(which="p.id = new.id")}; END""",
    f"""CREATE TRIGGER post_unserved_change AFTER UPDATE OF client_id, campaign_id, deleted ON post
        BEGIN DELETE FROM unserved WHERE post_id = new.id; {_LOOSE.format(which="p.id = new.id")}; END""",
    """CREATE TRIGGER post_unserved_remove AFTER DELETE ON post
        BEGIN DELETE FROM unserved WHERE post_id = old.id; END""",
    """CREATE TRIGGER aim_unserved_add AFTER INSERT ON aim WHEN new.kind = 'objective'
        BEGIN DELETE FROM unserved WHERE post_id = new.post_id; END""",
    f"""CREATE TRIGGER aim_unserved_change AFTER UPDATE OF post_id, kind ON aim
        BEGIN DELETE FROM unserved WHERE post_id IN (old.post_id, new.post_id);
        {_LOOSE.format(which="p.id IN (old.post_id, new.post_id)")}; END""",
    f"""CREATE TRIGGER aim_unserved_remove AFTER DELETE ON aim WHEN old.kind = 'objective'
        BEGIN DELETE FROM unserved WHERE post_id = old.post_id;
        {_LOOSE.format(which="p.id = old.post_id")}; END""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]  # the runner's signature
    for name, body in TABLES.items():
        db.execute_sql(f'CREATE TABLE "{name}" ({RECORD}, {body})')
        db.execute_sql(f'CREATE INDEX "{name}_client_id" ON "{name}" (client_id)')
    for name, columns in COLUMNS.items():
        for column in columns.split("|"):
            db.execute_sql(f'ALTER TABLE "{name}" ADD COLUMN {column}')
    for index in INDEXES.split():
        name, column = index.rstrip(")").split("(")
        db.execute_sql(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    for statement in (*COVERING, *UNSERVED):
        db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 2")
