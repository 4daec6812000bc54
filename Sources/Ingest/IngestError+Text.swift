// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

extension IngestError: CustomStringConvertible {
  /// The sentence in English.
  package var description: String { text.en }

  /// A stable code, such as `import.file-empty`.
  package var code: String {
    switch self {
    case .fileMissing: "import.file-missing"
    case .fileUnreadable: "import.file-unreadable"
    case .fileEmpty: "import.file-empty"
    case .headerOnly: "import.header-only"
    case .binaryFile: "import.file-binary"
    case .legacyWorkbook: "import.workbook-legacy"
    case .truncatedGzip: "import.gzip-truncated"
    case .damagedGzip: "import.gzip-damaged"
    case .textUndecodable: "import.text-undecodable"
    case .lineTooLong: "import.line-too-long"
    case .tooManyColumns: "import.columns-too-many"
    case .noColumnsFound: "import.delimiter-unknown"
    case .unreadableStructure: "import.structure-unreadable"
    case .recordsMissing: "import.records-missing"
    case .excelExtensionMissing: "import.excel-missing"
    case .mappingUnreadable: "import.mapping-unreadable"
    case .mappingColumnMissing: "import.mapping-column-missing"
    case .nothingToMeasure: "import.nothing-to-measure"
    case .noMapping: "import.mapping-none"
    case .kindMismatch: "import.kind-mismatch"
    case .undecided: "import.undecided"
    case .unknownTimeZone: "import.time-zone-unknown"
    case .unknownCurrency: "import.currency-unknown"
    case .diskFull: "import.disk-full"
    }
  }

  /// The sentence a person reads: what is wrong, what was expected, what to do.
  package var text: LocalizedText {
    switch self {
    case .mappingUnreadable, .mappingColumnMissing, .nothingToMeasure, .noMapping, .kindMismatch,
      .undecided,
      .unknownTimeZone, .unknownCurrency:
      mappingText
    default: fileText
    }
  }

  private var fileText: LocalizedText {
    switch self {
    case .fileMissing(let path):
      LocalizedText(
        en: "There is no file \(path). Check the path.",
        fr: "Le fichier \(path) n'existe pas. Vérifiez le chemin.")
    case .fileUnreadable(let path, let reason):
      LocalizedText(
        en: "The file \(path) cannot be read: \(reason). Check that it is a file you may read.",
        fr: "Le fichier \(path) est illisible : \(reason). Vérifiez vos droits de lecture.")
    case .fileEmpty(let name):
      LocalizedText(
        en: "The file \(name) is empty. Export it again from the platform.",
        fr: "Le fichier \(name) est vide. Refaites l'export depuis la plateforme.")
    case .headerOnly(let name):
      LocalizedText(
        en: "The file \(name) has column names but no rows. Widen the export's period or filter.",
        fr: "Le fichier \(name) n'a que ses en-têtes. Élargissez la période ou le filtre d'export.")
    case .binaryFile(let name):
      LocalizedText(
        en: "The file \(name) is binary and of no known format. Give CSV, JSON, Parquet or XLSX, "
          + "each possibly gzipped.",
        fr: "Le fichier \(name) est binaire, d'un format inconnu. Donnez du CSV, du JSON, du "
          + "Parquet ou du XLSX, compressé ou non par gzip.")
    case .legacyWorkbook(let name):
      LocalizedText(
        en: "The file \(name) is an old Excel workbook (.xls). Save it as .xlsx or CSV.",
        fr:
          "Le fichier \(name) est un ancien classeur Excel (.xls). Enregistrez-le en .xlsx ou CSV."
      )
    case .truncatedGzip(let name):
      LocalizedText(
        en: "The gzip file \(name) ends too early: the download or copy was cut. Fetch it again.",
        fr: "Le fichier gzip \(name) s'arrête trop tôt : la copie a été coupée. Récupérez-le à "
          + "nouveau.")
    case .damagedGzip(let name):
      LocalizedText(
        en: "The gzip file \(name) is damaged: its checksum does not match. Fetch it again.",
        fr: "Le fichier gzip \(name) est abîmé : sa somme de contrôle est fausse. Récupérez-le à "
          + "nouveau.")
    case .textUndecodable(let name, let encoding):
      LocalizedText(
        en: "The file \(name) begins like \(encoding.rawValue) but cannot be decoded as such. "
          + "Export it as UTF-8.",
        fr:
          "Le fichier \(name) commence comme du \(encoding.rawValue) mais ne se décode pas ainsi. "
          + "Exportez-le en UTF-8.")
    case .lineTooLong(let name, let line, let limit):
      LocalizedText(
        en: "Line \(line) of \(name) is longer than \(limit) bytes. A quote is probably never "
          + "closed; correct that line.",
        fr: "La ligne \(line) de \(name) dépasse \(limit) octets. Un guillemet n'est sans doute "
          + "jamais fermé ; corrigez cette ligne.")
    case .tooManyColumns(let name, let count, let limit):
      LocalizedText(
        en: "The file \(name) has \(count) columns; at most \(limit) are read. Export only the "
          + "columns you need, or check the delimiter.",
        fr: "Le fichier \(name) a \(count) colonnes ; la limite est \(limit). N'exportez que les "
          + "colonnes utiles, ou vérifiez le séparateur.")
    case .noColumnsFound(let name, let firstLine):
      LocalizedText(
        en: "No delimiter splits \(name) into columns; its first line is “\(firstLine)”. Commas, "
          + "semicolons, tabs, bars and blanks were tried. Declare it in a mapping (format: "
          + "delimiter).",
        fr: "Aucun séparateur ne découpe \(name) en colonnes ; sa première ligne est "
          + "« \(firstLine) ». Virgule, point-virgule, tabulation, barre et blanc ont été essayés. "
          + "Déclarez-le dans un mapping (format: delimiter).")
    case .unreadableStructure(let name, let detail):
      LocalizedText(
        en: "The file \(name) cannot be read: \(detail).",
        fr: "Le fichier \(name) est illisible : \(detail).")
    case .recordsMissing(let name, let key, let found):
      LocalizedText(
        en: "The JSON of \(name) has no list “\(key)”; it has \(found.joined(separator: ", ")).",
        fr:
          "Le JSON de \(name) n'a pas de liste « \(key) » ; il a \(found.joined(separator: ", "))."
      )
    case .excelExtensionMissing(let name):
      LocalizedText(
        en: "Reading the workbook \(name) needs DuckDB's excel extension, which is not installed. "
          + "Run `make setup`, or save the sheet as CSV.",
        fr: "La lecture du classeur \(name) demande l'extension excel de DuckDB, qui n'est pas "
          + "installée. Lancez `make setup`, ou enregistrez la feuille en CSV.")
    case .diskFull(let action):
      LocalizedText(
        en: "The disk is full: \(action) stopped and nothing was changed. Free space and repeat.",
        fr:
          "Le disque est plein : \(action) s'est arrêté et rien n'a changé. Libérez de la place et "
          + "recommencez.")
    default: mappingText
    }
  }

  private var mappingText: LocalizedText {
    switch self {
    case .mappingUnreadable(let path, let line, let detail):
      LocalizedText(
        en: "\(path)\(line.map { ", line \($0)" } ?? ""): \(detail.en)",
        fr: "\(path)\(line.map { ", ligne \($0)" } ?? "") : \(detail.fr)")
    case .mappingColumnMissing(let mapping, let column, let suggestion):
      LocalizedText(
        en: "The mapping \(mapping) reads the column “\(column)”, which the file does not have."
          + (suggestion.map { " Did you mean “\($0)”?" } ?? ""),
        fr: "Le mapping \(mapping) lit la colonne « \(column) », absente du fichier."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" } ?? ""))
    case .nothingToMeasure(let name, let platform, let reason):
      LocalizedText(
        en: "The file \(name) is known (\(platform)) and not imported: \(reason.en).",
        fr: "Le fichier \(name) est connu (\(platform)) et n'est pas importé : \(reason.fr).")
    case .noMapping(let name, let columns):
      LocalizedText(
        en: "No mapping fits \(name): what a row of it is cannot be told from the columns "
          + "\(Self.list(columns)). Say it with --as, or write a mapping file and give it with --mapping.",
        fr: "Aucun mapping ne convient à \(name) : ses colonnes \(Self.list(columns)) ne disent "
          + "pas ce qu'est une ligne. Dites-le avec --as, ou écrivez un mapping et donnez-le avec --mapping."
      )
    case .kindMismatch(let kind, let missing):
      LocalizedText(
        en: "Rows of kind \(kind) need the columns \(missing.joined(separator: ", ")), which were "
          + "not found. Rename the columns or write a mapping file.",
        fr: "Les lignes de type \(kind) demandent les colonnes \(missing.joined(separator: ", ")), "
          + "introuvables. Renommez les colonnes ou écrivez un mapping.")
    case .undecided(let questions):
      LocalizedText(
        en: questions.map(\.text.en).joined(separator: "\n"),
        fr: questions.map(\.text.fr).joined(separator: "\n"))
    case .unknownTimeZone(let name, let suggestion):
      LocalizedText(
        en: "“\(name)” is no time zone." + (suggestion.map { " Did you mean \($0)?" } ?? "")
          + " Give an IANA name such as Europe/Paris, or UTC.",
        fr: "« \(name) » n'est pas un fuseau horaire."
          + (suggestion.map { " Vouliez-vous dire \($0) ?" } ?? "")
          + " Donnez un nom IANA tel que Europe/Paris, ou UTC.")
    case .unknownCurrency(let code):
      LocalizedText(
        en: "“\(code)” is no currency. Give a code of three letters such as EUR.",
        fr: "« \(code) » n'est pas une devise. Donnez un code de trois lettres tel que EUR.")
    default: fileText
    }
  }

  private static func list(_ columns: [String]) -> String {
    let shown = columns.prefix(12).joined(separator: ", ")
    return columns.count > 12 ? shown + ", …" : shown
  }
}
