"""The classes and properties that the graph of an article uses, as N-Triples text; comes before the graph's parts."""

from policykg.iris import DATASET
from policykg.namespaces import expand


def _term(curie: str) -> str:
    return f"<{expand(curie)}>"


A = _term("rdf:type")
LABEL = _term("rdfs:label")

# Articles and where their words come from
ARTICLE = _term("pkg:Article")
NEWS_ARTICLE = _term("schema:NewsArticle")
TITLE = _term("dcterms:title")
ISSUED = _term("dcterms:issued")
PUBLISHER = _term("dcterms:publisher")
LANGUAGE = _term("dcterms:language")
SOURCE = _term("dcterms:source")
BODY_CHECKSUM = _term("pkg:bodyChecksum")
BODY_LENGTH = _term("pkg:bodyLength")
CHECKSUM = _term("pkg:checksum")
ARTICLE_AREA = _term("pkg:area")
HEADER_FIELD = _term("pkg:HeaderField")
FIELD_NAME = _term("pkg:fieldName")
HEADER_OF = _term("pkg:headerOf")
SENTENCE = _term("pkg:Sentence")
SENTENCE_OF = _term("pkg:sentenceOf")
ORDINAL = _term("pkg:ordinal")
START = _term("pkg:start")
END = _term("pkg:end")
TEXT = _term("pkg:text")
WITHOUT_FACT = _term("pkg:withoutFact")

# Provenance of the graph
EXTRACTION = _term("pkg:Extraction")
SOFTWARE_AGENT = _term("prov:SoftwareAgent")
SOFTWARE_VERSION = _term("schema:softwareVersion")
GENERATED_BY = _term("prov:wasGeneratedBy")
USED = _term("prov:used")
ASSOCIATED_WITH = _term("prov:wasAssociatedWith")
VOCABULARY_CHECKSUM = _term("pkg:vocabularyChecksum")

# Statements and their evidence
STATEMENT = _term("pkg:Statement")
STATES = _term("pkg:states")
EVIDENCE = _term("pkg:evidence")
IN_SENTENCE = _term("pkg:inSentence")
IN_ARTICLE = _term("pkg:inArticle")
MADE_AT = _term("pkg:madeAt")
ATTRIBUTED_TO = _term("prov:wasAttributedTo")
RESTATES = _term("pkg:restates")
RULE = _term("pkg:rule")
VALUE_TEXT = _term("pkg:valueText")
VALUE_START = _term("pkg:valueStart")
VALUE_END = _term("pkg:valueEnd")
INHERITED = {
    "period": _term("pkg:periodFrom"),
    "area": _term("pkg:areaFrom"),
    "indicator": _term("pkg:indicatorFrom"),
    "industry": _term("pkg:industryFrom"),
    "agent": _term("pkg:agentFrom"),
}
SPECIFIC_RESOURCE = _term("oa:SpecificResource")
HAS_SOURCE = _term("oa:hasSource")
HAS_SELECTOR = _term("oa:hasSelector")
QUOTE_SELECTOR = _term("oa:TextQuoteSelector")
EXACT = _term("oa:exact")
PREFIX = _term("oa:prefix")
SUFFIX = _term("oa:suffix")
POSITION_SELECTOR = _term("oa:TextPositionSelector")
SELECTOR_START = _term("oa:start")
SELECTOR_END = _term("oa:end")

# Figures
QB_OBSERVATION = _term("qb:Observation")
OBSERVATION = _term("pkg:Observation")
STREAK = _term("pkg:Streak")
TREND = _term("pkg:Trend")
COMPARISON = _term("pkg:Comparison")
IN_DATASET = _term("qb:dataSet")
DATA_SET = f"<{DATASET}>"
INDICATOR = _term("pkg:indicator")
INDUSTRY = _term("pkg:industry")
AREA = _term("sdmx-dimension:refArea")
PERIOD = _term("sdmx-dimension:refPeriod")
MEASURE_KIND = _term("pkg:measureKind")
BASIS = _term("pkg:comparisonBasis")
STATED_IN = _term("pkg:statedIn")
VARIANT = _term("pkg:variant")
VALUE = _term("sdmx-measure:obsValue")
UNIT = _term("sdmx-attribute:unitMeasure")
BOUND = _term("pkg:bound")
OBSERVATION_STATUS = _term("pkg:observationStatus")
TOTAL = _term("pkg:total")
BASE_PERIOD = _term("pkg:basePeriod")
COMPARATOR = _term("pkg:comparator")
CERTAINTY = _term("pkg:certainty")
LENGTH = _term("pkg:length")
LENGTH_UNIT = _term("pkg:lengthUnit")
CONDITION = _term("pkg:condition")
DIRECTION = _term("pkg:direction")
RELATION = _term("pkg:relation")
HAS_READING = _term("pkg:hasReading")
READING = _term("pkg:Reading")
READING_STATUS = _term("pkg:readingStatus")
REASON = _term("pkg:reason")
SLICE_CLASS = _term("qb:Slice")
SERIES = _term("pkg:Series")
SLICE_STRUCTURE = _term("qb:sliceStructure")
SERIES_KEY = _term("pkg:seriesKey")
HAS_OBSERVATION = _term("qb:observation")
HAS_SLICE = _term("qb:slice")

# Actions
INITIATIVE = _term("pkg:Initiative")
GOAL_CLASS = _term("pkg:Goal")
ACHIEVEMENT = _term("pkg:Achievement")
AGENT = _term("pkg:agent")
AGENT_MISSING = _term("pkg:agentMissing")
INITIATIVE_STATUS = _term("pkg:initiativeStatus")
INSTRUMENT = _term("pkg:instrument")
TARGET = _term("pkg:target")
GOAL = _term("pkg:goal")
MEANS = _term("pkg:means")
EXHAUSTIVE = _term("pkg:exhaustive")

# People, organisations, events
PERSON = _term("foaf:Person")
NAME = _term("foaf:name")
MEMBERSHIP = _term("org:Membership")
MEMBER = _term("org:member")
MEMBER_OF = _term("org:organization")
MEMBER_DURING = _term("org:memberDuring")
ROLE = _term("org:role")
HELD_POST = _term("pkg:post")
POST = _term("org:Post")
POST_IN = _term("org:postIn")
ORGANISATION = _term("org:Organization")
EVENT = _term("pkg:Event")
PRESS_CONFERENCE = _term("pkg:PressConference")
EVENT_KIND = _term("pkg:eventKind")
EVENT_DATE = _term("schema:startDate")
ORGANIZER = _term("schema:organizer")
PERFORMER = _term("schema:performer")
TOPIC = _term("pkg:topic")
REPORTED_BY = _term("pkg:reportedBy")

# Candidates
CANDIDATE = _term("pkg:Candidate")
CONCEPT = _term("skos:Concept")
PREFERRED_LABEL = _term("skos:prefLabel")
IN_SCHEME = _term("skos:inScheme")

# Periods
PERIOD_CLASS = _term("pkg:Period")
UNSPECIFIED_PERIOD = _term("pkg:UnspecifiedPeriod")
INTERVAL = _term("time:ProperInterval")
INSTANT = _term("time:Instant")
BEGINNING = _term("time:hasBeginning")
ENDING = _term("time:hasEnd")
IN_DATE = _term("time:inXSDDate")
START_DATE = _term("pkg:startDate")
END_DATE = _term("pkg:endDate")
PERIOD_KIND = _term("pkg:periodKind")
IN_YEAR = _term("pkg:inYear")
IN_HALF_YEAR = _term("pkg:inHalfYear")
IN_QUARTER = _term("pkg:inQuarter")
