"""The days of the lunar calendar that are festivals, year by year, as the Purple Mountain Observatory publishes them."""

from datetime import date, timedelta

DAYS = {
    # 春节 端午 中秋 重阳, month and day
    2004: "0122 0622 0928 1022",
    2005: "0209 0611 0918 1011",
    2006: "0129 0531 1006 1030",
    2007: "0218 0619 0925 1019",
    2008: "0207 0608 0914 1007",
    2009: "0126 0528 1003 1026",
    2010: "0214 0616 0922 1016",
    2011: "0203 0606 0912 1005",
    2012: "0123 0623 0930 1023",
    2013: "0210 0612 0919 1013",
    2014: "0131 0602 0908 1002",
    2015: "0219 0620 0927 1021",
    2016: "0208 0609 0915 1009",
    2017: "0128 0530 1004 1028",
    2018: "0216 0618 0924 1017",
    2019: "0205 0607 0913 1007",
    2020: "0125 0625 1001 1025",
    2021: "0212 0614 0921 1014",
    2022: "0201 0603 0910 1004",
    2023: "0122 0622 0929 1023",
    2024: "0210 0610 0917 1011",
    2025: "0129 0531 1006 1029",
    2026: "0217 0619 0925 1018",
    2027: "0206 0609 0915 1008",
    2028: "0126 0528 1003 1026",
    2029: "0213 0616 0922 1016",
    2030: "0203 0605 0912 1005",
    2031: "0123 0624 1001 1024",
}
COLUMNS = ("春节", "端午", "中秋", "重阳")
AFTER_NEW_YEAR = {"元宵": 14, "除夕": -1}
"""正月十五, and the last day of the year that ends."""


def lunar(feast: str, year: int) -> date | None:
    """The day of a festival of the lunar calendar in a year of the sun's; None for a year not in the table."""
    if year not in DAYS:
        return None
    if feast in AFTER_NEW_YEAR:
        return _day(year, "春节") + timedelta(days=AFTER_NEW_YEAR[feast])
    return _day(year, feast)


def _day(year: int, feast: str) -> date:
    written = DAYS[year].split()[COLUMNS.index(feast)]
    return date(year, int(written[:2]), int(written[2:]))
