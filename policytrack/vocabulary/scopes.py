"""For whom a restriction holds, on what, and by which way of reaching the target."""

from policytrack.vocabulary.term import Term

__all__ = ["Audience", "Setting", "Surface"]


class Audience(Term):
    """Whom does the restriction bind?"""

    general_public = (
        "general_public",
        "Everyone in the territory.",
        "general public; public; everyone; everybody; the public; all residents; users",
    )
    government_employees = (
        "government_employees",
        "Public servants of the government that issued it or that it covers.",
        "government employees; government workers; government staff; public servants; civil servants; employees; staff",
    )
    specific_agency_staff = (
        "specific_agency_staff",
        "The staff of one body only, such as one ministry or one service.",
        "staff of one agency; agency staff; agency employees; employees; staff",
    )
    military_personnel = (
        "military_personnel",
        "Members of the armed forces.",
        "military personnel; soldiers; troops; service members; members of the armed forces",
    )
    legislators_and_staff = (
        "legislators_and_staff",
        "Members of a legislature and those who work for it.",
        "legislators and their staff; legislators; lawmakers; members of parliament; legislative staff",
    )
    contractors_and_suppliers = (
        "contractors_and_suppliers",
        "Contractors and suppliers of a government or a company.",
        "contractors and suppliers; contractors; suppliers",
    )
    critical_infrastructure_operators = (
        "critical_infrastructure_operators",
        "Operators of telecommunications, energy, finance, health or other critical infrastructure.",
        "critical infrastructure operators; operators of critical infrastructure",
    )
    public_institutions = (
        "public_institutions",
        "Public universities, schools, hospitals and enterprises as institutions.",
        "public institutions; public bodies",
    )
    students = "students", "Students and pupils.", "students; student; pupils"
    faculty_and_researchers = (
        "faculty_and_researchers",
        "Teachers and researchers.",
        "faculty and researchers; faculty; academics; researchers; teachers",
    )
    employees_of_issuer = (
        "employees_of_issuer",
        "The staff of the organisation that issued it, such as a company, a university or a bank.",
        "employees of the issuer; own employees; own staff; company employees; employees; staff",
    )
    customers_or_account_holders = (
        "customers_or_account_holders",
        "Users under a contract with the issuer.",
        "customers or account holders; customers; clients; account holders; users",
    )
    minors = "minors", "Persons under a stated age.", "minors; children; underage persons"
    app_stores_and_distributors = (
        "app_stores_and_distributors",
        "Intermediaries that list or distribute the target.",
        "app stores and distributors; app stores; distributors",
    )
    hosting_and_network_providers = (
        "hosting_and_network_providers",
        "Providers of Internet access, hosting, cloud, content delivery or data centres.",
        "hosting and network providers; hosting providers; internet service providers; ISPs; cloud providers",
    )
    the_target_itself = (
        "the_target_itself",
        "The provider that is restricted is itself the one who must comply.",
        "the target itself; the target; the provider",
    )
    exporters_or_importers = (
        "exporters_or_importers",
        "Those who trade the target or with it across a border.",
        "exporters or importers; exporters; importers; traders",
    )
    investors = "investors", "Those who invest in the target or from it.", "investors; investor"
    foreign_nationals_or_territories = (
        "foreign_nationals_or_territories",
        "Persons in or from named foreign countries.",
        "foreign nationals or territories; foreign nationals; foreigners",
    )
    unspecified = (
        "unspecified",
        "The source does not say, and this is never widened to the general public.",
        "unspecified; not specified; not stated; unknown",
    )


class Setting(Term):
    """On what device, network or occasion does it hold?"""

    issuer_owned_device = (
        "issuer_owned_device",
        "Device or computer system owned, issued or managed by the actor.",
        "issuer-owned device; managed device; official device; government device; work device; company device; device",
    )
    personal_device = (
        "personal_device",
        "A privately owned device, used privately.",
        "personal device; private device; personal phone; private phone; device",
    )
    personal_device_for_work = (
        "personal_device_for_work",
        "A privately owned device, used for work or to reach work services.",
        "personal device used for work; BYOD; bring your own device; work device; company device; device",
    )
    grant_or_project_funded_device = (
        "grant_or_project_funded_device",
        "A device bought with the money of a grant or project.",
        "grant- or project-funded device; grant-funded device; project-funded device",
    )
    funded_project_activity = (
        "funded_project_activity",
        "Work under public or external funding, whatever the device.",
        "activity under a funded project; funded project",
    )
    internal_network = (
        "internal_network",
        "The actor's own network, wired, wireless or virtual private.",
        "internal network; intranet; work network; government network; company network; campus network; network",
    )
    work_accounts_and_services = (
        "work_accounts_and_services",
        "Work e-mail, collaboration services and single sign-on.",
        "work accounts and services; work account; work accounts; work e-mail",
    )
    classified_or_sensitive_system = (
        "classified_or_sensitive_system",
        "Secret, defence or critical systems only.",
        "classified or sensitive system; classified system; sensitive system",
    )
    app_store = (
        "app_store",
        "The listing in an app store and the download from it, for a territory.",
        "app store; app stores; app marketplace",
    )
    public_network = (
        "public_network",
        "The telecommunications network or the Internet that the public uses.",
        "public network; public internet; internet; network",
    )
    telecom_core = (
        "telecom_core",
        "The core of a telecommunications network.",
        "telecom core network; core network; 5G core; network",
    )
    telecom_access_edge = (
        "telecom_access_edge",
        "The access side and the edge of a network: radio access, routers, cameras, customers' equipment.",
        "telecom access and edge; radio access network; RAN; network",
    )
    public_premises = (
        "public_premises",
        "Physical sites such as government buildings, schools and bases.",
        "public premises; public buildings; government buildings",
    )
    procurement_and_contracts = (
        "procurement_and_contracts",
        "Tenders, contracts and grants.",
        "procurement and contracts; procurement; public procurement; tenders",
    )
    cross_border_channel = (
        "cross_border_channel",
        "Export, import or the transfer of data across a border.",
        "cross-border channel; cross-border",
    )
    academic_assessment = (
        "academic_assessment",
        "Examinations, assignments and theses.",
        "academic assessment; exams; examinations; assignments",
    )
    whole_territory = (
        "whole_territory",
        "Everything within the jurisdiction.",
        "whole territory; everywhere; nationwide",
    )
    unspecified = "unspecified", "The source does not say.", "unspecified; not specified; not stated; unknown"


class Surface(Term):
    """By which way of reaching the target does it hold?"""

    hosted_app = (
        "hosted_app",
        "A mobile or desktop app that talks to the vendor's servers.",
        "hosted app; app; mobile app; desktop app",
    )
    website = "website", "A site that the vendor runs, used in a browser.", "website; web; browser"
    hosted_api = "hosted_api", "A programming interface that the vendor runs.", "hosted API; vendor API; API"
    third_party_hosted = (
        "third_party_hosted",
        "The same model served by another provider or cloud.",
        "third-party hosted; third-party host; third-party cloud; API",
    )
    self_hosted_weights = (
        "self_hosted_weights",
        "A model's weights run on the user's own machines.",
        "self-hosted weights; self-hosted; self-hosted model; run locally; on-premises",
    )
    derivative_or_embedded = (
        "derivative_or_embedded",
        "A fine-tuned or distilled derivative, or the target built into another product.",
        "derivative or embedded; derivative; embedded; fine-tuned",
    )
    any = "any", "Every way of reaching the target.", "any surface; every surface; all surfaces"
    unspecified = (
        "unspecified",
        "The source does not say, and this is never widened to any.",
        "unspecified; not specified; not stated; unknown",
    )
