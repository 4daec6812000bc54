#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors
"""Makes the reference document that dresses Word files, from the one that pandoc carries.

usage: make-reference-document.py Sources/Publishing/Resources/reference.docx

Only styles and the page are changed: A4, one accent colour, tables with fine lines, our own
paragraph styles, a page number at the foot. Needs pandoc; the result is committed.
"""

import io
import re
import subprocess
import sys
import zipfile

ACCENT, INK, SOFT, PANEL, LINE = "0F5A8A", "1C2530", "4A5460", "F1F5F8", "C9D0D7"
FONT = ('<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>')


def paragraph(name, size, before, after, *, bold=False, colour=INK, extra="", based="Normal",
              keep=False, italic=False):
    """A paragraph style; sizes in points, spaces in points."""
    ident = name.replace(" ", "")
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based}"/><w:qFormat/><w:pPr>'
        f'{"<w:keepNext/>" if keep else ""}{extra}'
        f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"/></w:pPr>'
        f'<w:rPr>{FONT}{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}'
        f'<w:color w:val="{colour}"/><w:sz w:val="{int(size * 2)}"/>'
        f'<w:szCs w:val="{int(size * 2)}"/></w:rPr></w:style>')


BOX = (f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
       f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>')
OWN = "".join([
    paragraph("Fact", 9.5, 0, 2, colour=SOFT),
    paragraph("Figure Title", 10.5, 10, 4, bold=True, keep=True),
    paragraph("Chart", 10, 0, 8),
    paragraph("Table Note", 8.5, 2, 3, colour=SOFT),
    paragraph("Callout", 10, 3, 3, extra=BOX),
    paragraph("Callout Title", 10, 8, 3, bold=True, extra=BOX, keep=True),
    paragraph("Tile Label", 9, 4, 0, colour=SOFT),
    paragraph("Tile Value", 17, 0, 0, bold=True, colour=ACCENT),
    paragraph("Tile Note", 8.5, 0, 6, colour=SOFT),
    paragraph("Glossary Entry", 9.5, 0, 4),
    paragraph("Page Break", 2, 0, 0, extra="<w:pageBreakBefore/>"),
    paragraph("Colophon", 8.5, 14, 0, colour=SOFT),
])
# What pandoc's own styles become: points, bold, colour, spaces before and after.
BUILT_IN = {
    "Normal": (10, False, INK, None, None), "BodyText": (10, False, INK, 3, 6),
    "FirstParagraph": (10, False, INK, 3, 6), "Compact": (9, False, INK, 1.5, 1.5),
    "Title": (26, True, INK, 0, 2), "Subtitle": (13, False, SOFT, 0, 10),
    "Heading1": (17, True, ACCENT, 20, 6), "Heading2": (13, True, INK, 14, 4),
    "Heading3": (11, True, INK, 10, 3), "Heading4": (10, True, SOFT, 8, 2),
}


def restyled(text):
    for ident, (size, bold, colour, before, after) in BUILT_IN.items():
        pattern = re.compile(
            rf'(<w:style [^>]*w:styleId="{ident}"[^>]*>)(.*?)(</w:style>)', re.DOTALL)
        found = pattern.search(text)
        if not found:
            sys.exit(f"make-reference-document: pandoc's document has no style {ident}.")
        body = re.sub(r"<w:rPr>.*?</w:rPr>|<w:rPr */>", "", found.group(2), flags=re.DOTALL)
        if before is not None:
            body = re.sub(r"<w:spacing [^>]*/>", "", body)
            body = re.sub(r'<w:jc [^>]*/>', "", body)
            space = f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"/>'
            if "</w:pPr>" in body:
                body = body.replace("</w:pPr>", space + "</w:pPr>")
            else:
                body += f"<w:pPr>{space}</w:pPr>"
        body += (f'<w:rPr>{FONT}{"<w:b/>" if bold else ""}<w:color w:val="{colour}"/>'
                 f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/></w:rPr>')
        text = text[:found.start()] + found.group(1) + body + found.group(3) + text[found.end():]
    table = (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f'<w:top w:val="single" w:sz="6" w:color="{SOFT}"/>'
        f'<w:bottom w:val="single" w:sz="6" w:color="{SOFT}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/></w:tblBorders><w:tblCellMar>'
        '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/></w:tcPr>'
        '</w:tblStylePr></w:style>')
    text = re.sub(r'<w:style [^>]*w:styleId="Table"[^>]*>.*?</w:style>', "", text, flags=re.DOTALL)
    return text.replace("</w:styles>", table + OWN + "</w:styles>")


FOOTER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>'
    '<w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:sz w:val="17"/></w:rPr>'
    '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="17"/></w:rPr>'
    '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="17"/></w:rPr>'
    '<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>')
PAGE = ('<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567"'
        ' w:footer="567" w:gutter="0"/></w:sectPr>')


def changed(name, text):
    if name == "word/styles.xml":
        return restyled(text)
    if name == "word/document.xml":
        text = re.sub(r"<w:sectPr ?/>|<w:sectPr.*?</w:sectPr>", "", text, flags=re.DOTALL)
        return text.replace("</w:body>", PAGE + "</w:body>")
    if name == "word/_rels/document.xml.rels":
        return text.replace(
            "</Relationships>",
            '<Relationship Id="rIdFooter1" Target="footer1.xml" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/footer"/></Relationships>')
    if name == "[Content_Types].xml":
        return text.replace(
            "</Types>",
            '<Override PartName="/word/footer1.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>')
    return text


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = subprocess.run(
        ["pandoc", "--print-default-data-file", "reference.docx"], check=True,
        capture_output=True).stdout
    old = zipfile.ZipFile(io.BytesIO(source))
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.endswith((".xml", ".rels")):
                data = changed(item.filename, data.decode("utf-8")).encode("utf-8")
            # One fixed date, so that the same input gives the same file.
            new.writestr(zipfile.ZipInfo(item.filename, (2026, 1, 1, 0, 0, 0)), data,
                         zipfile.ZIP_DEFLATED)
        new.writestr(zipfile.ZipInfo("word/footer1.xml", (2026, 1, 1, 0, 0, 0)), FOOTER,
                     zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
