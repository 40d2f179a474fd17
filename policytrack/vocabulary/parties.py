"""Who restricts, and what is restricted."""

from policytrack.vocabulary.term import Term

__all__ = ["ActorKind", "TargetKind"]


class ActorKind(Term):
    """What kind of body acts?"""

    supranational_body = (
        "supranational_body",
        "A union or bloc whose organs can bind its member states, such as the European Union.",
    )
    intergovernmental_org = (
        "intergovernmental_org",
        "A treaty organisation that cannot make law for people directly, such as the United Nations or NATO.",
        "intergovernmental organisation; intergovernmental organization; treaty organisation",
    )
    national_government = (
        "national_government",
        "The central government acting as a whole: cabinet, presidency, head of state or executive order.",
        "national government; central government; federal government; government",
    )
    subnational_government = (
        "subnational_government",
        "A state, province, region, territory or canton acting as a whole.",
        "subnational government; state government; provincial government; regional government; government",
    )
    local_government = (
        "local_government",
        "A municipality, county, city or school district.",
        "local government; municipality; city government; county government; government",
    )
    ministry_or_department = (
        "ministry_or_department",
        "A ministry or department with a general portfolio, such as finance, defence or home affairs.",
        "ministry or department; ministry; government department",
    )
    agency = (
        "agency",
        "An executive agency or office that is not a regulator, such as a space agency or a state's IT office.",
        "agency; government agency",
    )
    regulator = (
        "regulator",
        "An independent authority that can enforce rules on private parties, such as a data-protection authority.",
        "regulator; regulatory authority; watchdog; data protection authority",
    )
    legislature = (
        "legislature",
        "A parliament, congress or assembly, one of its chambers, or its administrative office.",
        "legislature; parliament; congress",
    )
    court = "court", "A court or tribunal.", "court; tribunal"
    military = (
        "military",
        "An armed force or service, its intelligence included.",
        "military; armed forces; armed force",
    )
    police_or_intelligence = (
        "police_or_intelligence",
        "A police, border or intelligence service outside the armed forces.",
        "police or intelligence service; police; intelligence service",
    )
    state_owned_enterprise = (
        "state_owned_enterprise",
        "A company that a state controls.",
        "state-owned enterprise; SOE; state-owned company",
    )
    financial_institution = (
        "financial_institution",
        "A bank, insurer or exchange, public or private, that restricts its own staff or clients.",
        "financial institution; bank",
    )
    company = (
        "company",
        "A private or listed company, for instance as the employer of its staff.",
        "company; corporation; firm; business",
    )
    platform_operator = (
        "platform_operator",
        "A company in its role as operator of a store, system, cloud or marketplace that decides on others' access.",
        "platform operator; app store operator",
    )
    technology_provider = (
        "technology_provider",
        "A maker or vendor that restricts its own product.",
        "technology provider; vendor; developer",
    )
    educational_institution = (
        "educational_institution",
        "A university, college, school or research institute.",
        "educational institution; university; college; school",
    )
    healthcare_or_public_service = (
        "healthcare_or_public_service",
        "A hospital, transport operator or utility run as a public service.",
        "health care or public service; hospital; public utility",
    )
    civil_society = (
        "civil_society",
        "A non-governmental organisation, industry body, union, church or standards body.",
        "civil society organisation; civil society organization; NGO; non-governmental organisation",
    )
    political_figure = (
        "political_figure",
        "A person or party stating a position, who can propose or advocate a restriction and never impose one.",
        "political figure or party; politician; political party",
    )
    unknown = "unknown", "The source does not say who acted.", "unknown; not stated"

    @property
    def is_public(self) -> bool:
        """Whether it is a public body, whose measures apply in the place it belongs to unless something else is said.

        >>> ActorKind.military.is_public, ActorKind.company.is_public
        (True, False)
        """
        return self in _PUBLIC


_PUBLIC = frozenset(
    {
        ActorKind.supranational_body,
        ActorKind.national_government,
        ActorKind.subnational_government,
        ActorKind.local_government,
        ActorKind.ministry_or_department,
        ActorKind.agency,
        ActorKind.regulator,
        ActorKind.legislature,
        ActorKind.court,
        ActorKind.military,
        ActorKind.police_or_intelligence,
    }
)


class TargetKind(Term):
    """What kind of thing is restricted?"""

    app = (
        "app",
        "A program that people install, on a phone or on a computer.",
        "app; application; mobile app; desktop app",
    )
    website = (
        "website",
        "A site that people reach with a browser, under one or several domains.",
        "website; site",
    )
    service = (
        "service",
        "An online service as a whole, whichever app, site or interface people reach it through.",
        "online service",
    )
    model = (
        "model",
        "A machine-learning model under its own name or version, wherever it runs.",
        "model; AI model; language model; large language model; LLM",
    )
    device = (
        "device",
        "A finished product that people carry, wear, drive or operate, such as a phone, a camera or a drone.",
        "device; gadget; hardware",
    )
    equipment = (
        "equipment",
        "Hardware that an operator builds into a network or a plant, such as base stations or power inverters.",
        "equipment; network equipment; hardware",
    )
    component = (
        "component",
        "A part that goes into other products, such as a chip, a radio module or a software library.",
        "component; part; chip; semiconductor; hardware",
    )
    product_line = (
        "product_line",
        "A family of one maker's products restricted together, whichever product of it is met.",
        "product line; product family",
    )
    company = (
        "company",
        "A company as such: its ownership, its dealings and whatever it sells.",
        "company; corporation; firm; business",
    )
    technology = "technology", "A kind of technology, whoever makes it, such as generative AI or facial recognition."
    activity = (
        "activity",
        "Something that people do, whichever product they do it with, such as flying drones or mining cryptocurrency.",
        "activity; practice",
    )
    data = (
        "data",
        "A kind of data, whichever product handles it, such as health records or locations.",
        "data; kind of data",
    )
    unknown = "unknown", "The source does not say what kind of thing it names.", "unknown; not stated"
