"""The first schema: the nouns of the domain, their parts, and what is derived for fast answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Migrate from an empty database."""
    op.create_table(
        "actor",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("place_note", sa.String(), nullable=True),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["part_of"], ["actor.id"], name="fk_actor_part_of_actor"),
        sa.PrimaryKeyConstraint("id", name="pk_actor"),
    )
    op.create_index("ix_actor_part_of", "actor", ["part_of"])

    op.create_table(
        "article",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published", sa.String(64), nullable=True),
        sa.Column("published_basis", sa.String(), nullable=True),
        sa.Column("recorded", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("tier", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("maker", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["maker"], ["target.id"], name="fk_target_maker_target"),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
    )
    op.create_index("ix_target_maker", "target", ["maker"])

    op.create_table(
        "actor_name",
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actor.id"], name="fk_actor_name_actor_actor", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("folded", "actor", name="pk_actor_name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actor_name_actor", "actor_name", ["actor"])

    op.create_table(
        "article_text",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.id"], name="fk_article_text_article_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name="pk_article_text"),
    )
    op.create_table(
        "restriction",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("target_id", sa.String(), nullable=False),
        sa.Column("measure", sa.String(64), nullable=False),
        sa.Column("strength", sa.String(64), nullable=False),
        sa.Column("review", sa.String(64), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("statements", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_restriction_actor_id_actor"),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name="fk_restriction_target_id_target"),
        sa.PrimaryKeyConstraint("key", name="pk_restriction"),
        sa.UniqueConstraint("id", name="uq_restriction_id"),
    )
    op.create_index(
        "ix_restriction_actor_id_target_id_measure_id", "restriction", ["actor_id", "target_id", "measure", "id"]
    )
    op.create_index("ix_restriction_measure", "restriction", ["measure"])
    op.create_index(
        "ix_restriction_target_id_actor_id_measure_id", "restriction", ["target_id", "actor_id", "measure", "id"]
    )

    op.create_table(
        "target_name",
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name="fk_target_name_target_target", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("folded", "target", name="pk_target_name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_target_name_target", "target_name", ["target"])

    op.create_table(
        "event",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("date", sa.String(64), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["restriction_key"], ["restriction.key"], name="fk_event_restriction_key_restriction", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restriction_key", "number", name="pk_event"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("stance", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name="fk_evidence_article_article"),
        sa.ForeignKeyConstraint(
            ["restriction_key"], ["restriction.key"], name="fk_evidence_restriction_key_restriction", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restriction_key", "part", "number", "nth", name="pk_evidence"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_evidence_article", "evidence", ["article"])

    op.create_table(
        "exemption",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("condition", sa.String(), nullable=True),
        sa.Column("until", sa.String(64), nullable=True),
        sa.ForeignKeyConstraint(
            ["restriction_key"],
            ["restriction.key"],
            name="fk_exemption_restriction_key_restriction",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("restriction_key", "number", name="pk_exemption"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rationale",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(64), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("attributed_to", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["restriction_key"],
            ["restriction.key"],
            name="fk_rationale_restriction_key_restriction",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("restriction_key", "number", name="pk_rationale"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_rationale_category_restriction_key", "rationale", ["category", "restriction_key"])

    op.create_table(
        "relation",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["restriction_key"], ["restriction.key"], name="fk_relation_restriction_key_restriction", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restriction_key", "number", name="pk_relation"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_relation_to", "relation", ["to"])

    op.create_table(
        "restriction_place",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("target_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["restriction_key"],
            ["restriction.key"],
            name="fk_restriction_place_restriction_key_restriction",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name="fk_restriction_place_target_id_target"),
        sa.PrimaryKeyConstraint("restriction_key", "place", name="pk_restriction_place"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_restriction_place_place_restriction_key", "restriction_place", ["place", "restriction_key"])
    op.create_index(
        "ix_restriction_place_target_id_place_restriction_key",
        "restriction_place",
        ["target_id", "place", "restriction_key"],
    )

    op.create_table(
        "scope",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("condition", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["restriction_key"], ["restriction.key"], name="fk_scope_restriction_key_restriction", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restriction_key", "number", name="pk_scope"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standing",
        sa.Column("restriction_key", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Date(), nullable=False),
        sa.Column("on_from", sa.Date(), nullable=False),
        sa.Column("known_until", sa.Date(), nullable=False),
        sa.Column("on_until", sa.Date(), nullable=False),
        sa.Column("status", sa.String(64), nullable=False),
        sa.Column("possible", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["restriction_key"], ["restriction.key"], name="fk_standing_restriction_key_restriction", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("restriction_key", "known_from", "on_from", name="pk_standing"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("standing")
    op.drop_table("scope")
    op.drop_table("restriction_place")
    op.drop_table("relation")
    op.drop_table("rationale")
    op.drop_table("exemption")
    op.drop_table("evidence")
    op.drop_table("event")
    op.drop_table("target_name")
    op.drop_table("restriction")
    op.drop_table("article_text")
    op.drop_table("actor_name")
    op.drop_table("target")
    op.drop_table("article")
    op.drop_table("actor")
