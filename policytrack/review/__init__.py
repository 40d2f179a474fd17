"""The review queue: candidates wait for a person, decisions are appended, what is accepted joins the records."""

from policytrack.review.candidates import Candidate
from policytrack.review.queueing import Queued, Reading
from policytrack.review.reviewers import is_agent
from policytrack.review.reviewing import Review

__all__ = ["Candidate", "Queued", "Reading", "Review", "is_agent"]
