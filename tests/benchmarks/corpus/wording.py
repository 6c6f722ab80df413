"""The words the generated sentences are made of: verbs, products, actions and sentences without a fact."""

from __future__ import annotations

RISES = ("rose", "increased", "grew", "climbed", "expanded", "advanced", "went up")
FALLS = ("fell", "dropped", "declined", "decreased", "shrank", "went down")
YEAR_ON_YEAR = ("year on year", "year-on-year", "from a year earlier", "compared with a year earlier")
FULL_YEAR = ("year on year", "year-on-year", "from a year earlier")

# Word in the text, code of the industry vocabulary.
PRODUCTS = (
    ("solar cells", "solar-cells"),
    ("industrial robots", "industrial-robots"),
    ("new energy vehicles", "new-energy-vehicles"),
    ("integrated circuits", "integrated-circuits"),
    ("home appliances", "home-appliances"),
    ("excavators", "excavators"),
    ("mobile phones", "mobile-phones"),
    ("lithium-ion batteries", "lithium-ion-batteries"),
    ("air conditioners", "air-conditioners"),
    ("medical devices", "medical-devices"),
    ("electric buses", "electric-buses"),
    ("computers", "computers"),
)
BRANCHES = (
    ("equipment manufacturing", "equipment-manufacturing"),
    ("high-tech manufacturing", "high-tech-manufacturing"),
    ("manufacturing", "C"),
    ("mining", "B"),
)
MATERIALS = (("cement", "cement"), ("crude oil", "crude-oil"), ("coal", "coal"), ("aluminium", "aluminium"))

# Base form, -ing form, past participle and the object, which takes a product at {}.
ACTIONS = (
    ("promote", "promoting", "promoted", "the use of {} in rural areas"),
    ("support", "supporting", "supported", "makers of {}"),
    ("revise", "revising", "revised", "the safety standards for {}"),
    ("cut", "cutting", "cut", "the purchase tax on {}"),
    ("expand", "expanding", "expanded", "the pilot zones for {}"),
    ("simplify", "simplifying", "simplified", "the approval of {}"),
    ("strengthen", "strengthening", "strengthened", "the supervision of {}"),
    ("issue", "issuing", "issued", "guidelines for the recycling of {}"),
)

FILLERS = (
    "Analysts had looked for a slightly weaker result.",
    "Demand at home was the main support, while orders from abroad stayed patchy.",
    "Makers in coastal provinces complained of high freight rates.",
    "The figures are in real terms and do not include small workshops.",
    "Reporters asked about weak links between production and sales.",
    "Warm weather and full order books helped.",
    "Trade frictions remain a source of worry for exporters.",
    "Much of the gain came from 5G equipment, the bureau's notes say.",
    "The briefing was the last under the 13th Five-Year Plan for several of the officials.",
    "Article 7 of the statistics law leaves such details to the bureau.",
)
