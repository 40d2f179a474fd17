"""The review queue: texts that were read, the candidates in them, and what was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Migrate from revision 0001."""
    op.create_table(
        "read_text",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lineage", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lineage"], ["read_text.number"], name="fk_read_text_lineage_read_text"),
        sa.PrimaryKeyConstraint("number", name="pk_read_text"),
        sa.UniqueConstraint("sha256", name="uq_read_text_sha256"),
    )
    op.create_index("ix_read_text_lineage", "read_text", ["lineage"])

    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_number", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["text_number"], ["read_text.number"], name="fk_reading_text_number_read_text"),
        sa.PrimaryKeyConstraint("number", name="pk_reading"),
    )
    op.create_index("ix_reading_text_number", "reading", ["text_number"])

    op.create_table(
        "candidate",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("restriction", sa.String(), nullable=False),
        sa.Column("text_number", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seen"], ["reading.number"], name="fk_candidate_seen_reading"),
        sa.ForeignKeyConstraint(["text_number"], ["read_text.number"], name="fk_candidate_text_number_read_text"),
        sa.PrimaryKeyConstraint("number", name="pk_candidate"),
        sa.UniqueConstraint(
            "text_number",
            "reader",
            "restriction",
            "digest",
            name="uq_candidate_text_number_reader_restriction_digest",
        ),
    )
    op.create_index("ix_candidate_seen", "candidate", ["seen"])

    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("candidate", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["candidate"], ["candidate.number"], name="fk_decision_candidate_candidate"),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name="fk_decision_reading_reading"),
        sa.ForeignKeyConstraint(["undoes"], ["decision.number"], name="fk_decision_undoes_decision"),
        sa.PrimaryKeyConstraint("number", name="pk_decision"),
        sa.UniqueConstraint("undoes", name="uq_decision_undoes"),
    )
    op.create_index("ix_decision_candidate", "decision", ["candidate"])
    op.create_index("ix_decision_reading", "decision", ["reading"])


def downgrade() -> None:
    """Undo it: the queue and its decisions are gone, what was accepted stays."""
    op.drop_table("decision")
    op.drop_table("candidate")
    op.drop_table("reading")
    op.drop_table("read_text")
