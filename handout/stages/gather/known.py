"""The fields of each format that are known and never filed: passed over without a word."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


# https://www.nlm.nih.gov/bsd/mms/medlineelements.html
NBIB = words("""
    AB AD AUID CDAT CI CIN COI COIS CON CP CRDT CRF CRI CTDT DA DCOM DDIN DEP DRDT DRIN ECF ECI EDAT EFR
    FIR FPS GN GR GS IR IRAD IS ISBN JID LA LIN LR MH MHDA MID MIN NM OAB OABL OCI OID ORI OT OTO OWN PHST
    PMC PMCR PRIN PROF PS PST PUBM RF RN ROF RPF RPI RRF RRI SB SFM SI SO SPIN STAT TT UIN UOF VTI
""")

RIS = words("""
    A3 A4 AB AD C1 C2 C3 C4 C5 C6 C8 CA CN CP CT DI DS H1 H2 ID IN KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2
    NV OP PA RI RN RP SE SN SR ST SV T3 TA TT U1 U2 U3 U4 U5 VO WT WV
""")

BIBTEX = words("""
    abstract annote annotation archiveprefix copyright date-added date-modified file groups howpublished
    isbn issn issue_date keyword keywords langid language local-url mendeley-groups month_numeric note
    numpages owner pmc pmcid primaryclass publication_stage series shorttitle source timestamp type
""")

# https://docs.citationstyles.org/en/stable/specification.html (appendix IV), and what Crossref and PubMed add
CSL = words("""
    ISBN ISSN PMCID abstract annote archive archive_location call-number categories citation-key
    collection-editor collection-number collection-title container-author dimensions event event-place
    event-title genre keyword language license locator medium number-of-pages number-of-volumes
    original-date page-first references reviewed-title scale section shortTitle source status submitted
    title-short translator version year-suffix alternative-id archive assertion content-domain created
    deposited epub-date funder indexed is-referenced-by-count isbn-type issn-type journal-issue link
    member original-title prefix published published-online published-print reference reference-count
    references-count relation resource score short-container-title short-title subject subtitle
    update-policy update-to updated-by
""")
