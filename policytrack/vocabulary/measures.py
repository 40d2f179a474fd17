"""What a restriction does, how strongly, and how restrictions stand to each other."""

from policytrack.vocabulary.term import Term

__all__ = ["Measure", "RelationKind", "Strength"]


class Measure(Term):
    """What does the restriction do?"""

    use_ban = (
        "use_ban",
        "The people bound must not use the target at all in the stated setting.",
        "use ban; ban on use; usage ban; ban; prohibition",
    )
    installation_ban = (
        "installation_ban",
        "The target must not be installed or downloaded, while its use on the web may remain.",
        "installation ban; install ban; ban; prohibition",
    )
    removal_order = (
        "removal_order",
        "Installations that exist already must be removed.",
        "removal order; uninstall order; removal",
    )
    access_block = (
        "access_block",
        "A domain, app or address is blocked technically, on a network or for a territory.",
        "access block; network block; website block; ban; block",
    )
    app_store_removal = (
        "app_store_removal",
        "The listing is taken out of an app store for a territory, while existing installations may keep working.",
        "app store removal; removal from app stores; app store delisting; delisting; removal",
    )
    app_store_suspension = (
        "app_store_suspension",
        "New downloads are paused in an app store, and the listing is expected to return.",
        "app store suspension; download suspension",
    )
    listing_declined = (
        "listing_declined",
        "A store or platform chooses not to offer the product, and no source says that a listing was removed.",
    )
    service_withdrawal = (
        "service_withdrawal",
        "The provider itself stops serving a territory or group, of its own accord or under pressure.",
        "service withdrawal; market withdrawal",
    )
    terms_of_service_restriction = (
        "terms_of_service_restriction",
        "A contract or terms of service forbid a group, a territory or a use.",
        "terms of service restriction; terms of use restriction",
    )
    data_processing_block = (
        "data_processing_block",
        "An authority orders the controller to stop processing some people's personal data.",
        "data processing block; processing ban; block",
    )
    data_transfer_ban = (
        "data_transfer_ban",
        "Transfer of data across a border is prohibited or limited.",
        "data transfer ban; cross-border data transfer ban",
    )
    data_input_restriction = (
        "data_input_restriction",
        "Use is allowed, but certain data must not be entered.",
        "data input restriction; data entry restriction",
    )
    account_or_integration_restriction = (
        "account_or_integration_restriction",
        "Work accounts, sign-on, e-mail or collaboration services must not be combined with the target.",
        "account or integration restriction; account restriction; integration restriction",
    )
    procurement_ban = (
        "procurement_ban",
        "Buyers bound by it must not buy, renew or pay for the target, or buy from bidders who use it.",
        "procurement ban; purchasing ban; purchase ban; ban; prohibition",
    )
    equipment_authorisation_denial = (
        "equipment_authorisation_denial",
        "New equipment cannot be authorised, imported or marketed.",
        "equipment authorisation denial; equipment authorization denial",
    )
    rip_and_replace = (
        "rip_and_replace",
        "Equipment that is installed already must be removed or replaced by a deadline.",
    )
    network_rollout_exclusion = (
        "network_rollout_exclusion",
        "A vendor is kept out of some or all layers of a network from now on.",
        "network rollout exclusion; vendor exclusion",
    )
    export_control = (
        "export_control",
        "Goods, software or technology must not be exported, or exported to the target, without a licence.",
        "export control; export ban; export restriction",
    )
    import_restriction = (
        "import_restriction",
        "Imports of the target are banned, licensed or limited by quota.",
        "import restriction; import ban",
    )
    investment_restriction = (
        "investment_restriction",
        "Investment, inbound or outbound, is banned, screened or capped.",
        "investment restriction; investment ban",
    )
    services_ban = (
        "services_ban",
        "Nobody bound by it may provide services to the target, such as hosting, distribution or maintenance.",
        "services ban; ban; prohibition",
    )
    asset_freeze = (
        "asset_freeze",
        "The target's assets are frozen.",
        "asset freeze; asset blocking; sanction; sanctions",
    )
    financial_or_sectoral_sanction = (
        "financial_or_sectoral_sanction",
        "A financial or sectoral sanction other than an asset freeze.",
        "financial or sectoral sanction; sanction; sanctions",
    )
    divestiture_requirement = (
        "divestiture_requirement",
        "Operation may go on only if ownership changes.",
        "divestiture requirement; divestiture; divestment; forced sale",
    )
    licence_revocation = (
        "licence_revocation",
        "An authorisation to operate that was given is taken back.",
        "licence revocation; license revocation; licence withdrawal; license withdrawal",
    )
    approval_requirement = (
        "approval_requirement",
        "Use or purchase needs an approval or a risk assessment, case by case.",
        "approval requirement; prior approval",
    )
    disclosure_or_reporting_duty = (
        "disclosure_or_reporting_duty",
        "The party bound must report its use, removal or ownership.",
        "disclosure or reporting duty; disclosure duty; reporting duty",
    )
    monitoring_or_audit_duty = (
        "monitoring_or_audit_duty",
        "Logging, an audit or a security review is required.",
        "monitoring or audit duty; monitoring duty; audit duty",
    )
    investigation = (
        "investigation",
        "A formal inquiry or request for information, which restricts nothing by itself.",
        "investigation; inquiry; enquiry; probe",
    )
    lawsuit = (
        "lawsuit",
        "An action in court, which restricts nothing until there is an order.",
        "lawsuit; court action; legal action",
    )
    penalty = "penalty", "A fine or another sanction for a breach.", "penalty; fine; sanction; sanctions"
    advisory = (
        "advisory",
        "A recommendation or warning against use, which does not bind.",
        "advisory; recommendation; warning",
    )
    permission = (
        "permission",
        "An explicit statement that something is allowed, which is more than the absence of a ban.",
        "permission; explicit permission",
    )
    other = (
        "other",
        "A measure that no other code describes: the summary says what it does, and a person should look at it.",
        "other measure",
    )

    @property
    def binding(self) -> bool:
        """Whether the measure by itself obliges anybody.

        >>> Measure.use_ban.binding, Measure.advisory.binding
        (True, False)
        """
        return self not in _NOT_BINDING


_NOT_BINDING = frozenset({Measure.advisory, Measure.investigation, Measure.lawsuit, Measure.permission})


class Strength(Term):
    """How far does the restriction go?"""

    none = "none", "Explicitly no restriction found after looking, on a stated day.", "no restriction"
    advisory = "advisory", "Recommended against.", "advisory; recommended against; discouraged"
    conditional = (
        "conditional",
        "Allowed only under conditions or with an approval.",
        "conditional; conditionally allowed",
    )
    partial = "partial", "Prohibited for part of the audience, the settings or the surfaces."
    full = (
        "full",
        "Prohibited for everyone whom the actor can bind, in all settings that it controls.",
        "full; total; complete",
    )
    unknown = "unknown", "Not determinable from the evidence, and never read as none.", "unknown; unclear"

    @property
    def rank(self) -> int | None:
        """The place between none (0) and full (4), or nothing where the strength is unknown.

        >>> Strength.partial.rank, Strength.unknown.rank
        (3, None)
        """
        return _RANKS.get(self)


_RANKS = {Strength.none: 0, Strength.advisory: 1, Strength.conditional: 2, Strength.partial: 3, Strength.full: 4}


class RelationKind(Term):
    """How does this restriction stand to another one?"""

    implements = "implements", "This one carries out the instrument of a higher actor.", "implements; carries out"
    aligns_with = "aligns_with", "This one mirrors another actor's measure voluntarily.", "aligns with; mirrors"
    amends = "amends", "This one changes a part of the other.", "amends; changes"
    supersedes = "supersedes", "This one replaces the other.", "supersedes; replaces"
    legal_basis = (
        "legal_basis",
        "The other is the legal basis that this one was made under.",
        "made under; based on",
    )
    exception_to = (
        "exception_to",
        "This one is a permission that overrides the other's prohibition.",
        "exception to; exempts from",
    )
    companion = (
        "companion",
        "The two are twin instruments of the same effect, to be counted once.",
        "companion of; companion to",
    )
    duplicate_of = (
        "duplicate_of",
        "This record tells of the same thing as the other.",
        "duplicate of; duplicates; same as",
    )
    retaliates = "retaliates", "This one answers the other by a measure in return.", "retaliates against"
    conflicts_with = (
        "conflicts_with",
        "The two cannot both hold for the same scope and time, and nothing settles which does.",
        "conflicts with; contradicts",
    )
