"""Why a restriction is imposed."""

from policytrack.vocabulary.term import Term

__all__ = ["RationaleCategory"]


class RationaleCategory(Term):
    """Why does the actor say that it acts?"""

    national_security = (
        "national_security",
        "National security in general, without further detail.",
        "national security; state security; security",
    )
    foreign_government_access = (
        "foreign_government_access",
        "Espionage, or a foreign state's power to compel that data be handed over.",
        "foreign government access; espionage; spying; foreign surveillance",
    )
    data_privacy = (
        "data_privacy",
        "How personal data is collected or handled, infringements of data-protection law included.",
        "data privacy; privacy; data protection; personal data protection; data security",
    )
    cross_border_transfer = (
        "cross_border_transfer",
        "Personal data stored in or sent to a country without adequate protection.",
        "cross-border data transfer; data transfer abroad",
    )
    confidentiality_or_data_leak = (
        "confidentiality_or_data_leak",
        "The risk that an organisation's internal or confidential data gets out.",
        "confidentiality or data leak; confidentiality; data leak; data leakage; data security",
    )
    cybersecurity = (
        "cybersecurity",
        "Vulnerabilities, insecure code, malware or a compromised supply chain.",
        "cybersecurity; IT security; information security; security; data security",
    )
    influence_or_disinformation = (
        "influence_or_disinformation",
        "Propaganda, manipulation, or output that is censored or slanted.",
        "influence or disinformation; foreign influence; disinformation; propaganda; censorship; misinformation",
    )
    content_or_child_safety = (
        "content_or_child_safety",
        "Harmful content, or the protection of minors.",
        "content or child safety; child safety; child protection; harmful content",
    )
    public_order_or_morality = (
        "public_order_or_morality",
        "Public order, or religious or moral grounds.",
        "public order or morality; public order; morality; public morals",
    )
    critical_infrastructure_protection = (
        "critical_infrastructure_protection",
        "Protection of telecommunications, energy, finance or other critical networks.",
        "critical infrastructure protection; critical infrastructure; security",
    )
    export_control_or_ip = (
        "export_control_or_ip",
        "Diversion of chips or technology, theft of intellectual property, or distillation of another's model.",
        "export control or intellectual property; intellectual property; IP theft; technology diversion",
    )
    economic_or_competition = (
        "economic_or_competition",
        "Protection of a market or an industry, or competition law.",
        "economic or competition grounds; competition; antitrust; protectionism",
    )
    sanctions_or_foreign_policy = (
        "sanctions_or_foreign_policy",
        "Aims of foreign policy, such as answering a war, arms trade or abuses of human rights.",
        "sanctions or foreign policy; foreign policy; sanctions; human rights",
    )
    reciprocity_or_retaliation = (
        "reciprocity_or_retaliation",
        "An answer to another state's measure.",
        "reciprocity or retaliation; retaliation; reciprocity",
    )
    non_cooperation = (
        "non_cooperation",
        "The provider failed to answer or to appoint a representative.",
        "non-cooperation; lack of cooperation",
    )
    quality_or_accuracy = (
        "quality_or_accuracy",
        "Output that cannot be relied on.",
        "quality or accuracy; accuracy; reliability; quality",
    )
    academic_integrity = (
        "academic_integrity",
        "Cheating in study or research.",
        "academic integrity; cheating; plagiarism",
    )
    ethics_or_rights = (
        "ethics_or_rights",
        "Bias, labour conditions or fundamental rights.",
        "ethics or rights; ethics; bias; discrimination; fundamental rights; human rights",
    )
    higher_authority_compliance = (
        "higher_authority_compliance",
        "Compliance with a directive of another actor, or giving way to its pressure.",
        "compliance with a higher authority; following a directive",
    )
    productivity = "productivity", "Loss of working time or attention."
    cost_or_licensing = "cost_or_licensing", "Contract, licence or cost.", "cost or licensing; cost; licensing"
    reputation = (
        "reputation",
        "Harm to the actor's name from being tied to the target.",
        "reputation; reputational harm; reputational risk",
    )
    unstated = "unstated", "The source gives no reason.", "unstated; not stated; no reason given; unknown"
