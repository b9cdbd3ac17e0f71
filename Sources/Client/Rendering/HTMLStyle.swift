/// How the pages look: A4 landscape on paper, the same on the screen; nothing from outside.
enum HTMLStyle {
    static let text = """
        @page { size: A4 landscape; margin: 12mm 12mm 16mm;
          @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
        body { margin: 0; color: #111; background: #fff; font: 10pt/1.45 "Noto Sans CJK SC",
          "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
        article { break-after: page; }
        article:last-of-type { break-after: auto; }
        h1 { margin: 0 0 3mm; font-size: 17pt; text-align: center; }
        h2 { margin: 5mm 0 2mm; font-size: 12pt; break-after: avoid; }
        .form { display: flex; justify-content: space-between; margin: 0 0 4mm; }
        .form i { display: inline-block; width: 32mm; border-bottom: 1px solid #333; }
        .charts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm 6mm;
          margin: 3mm 0; }
        figure { margin: 0; break-inside: avoid; }
        figcaption { font-weight: bold; font-size: 9.5pt; }
        svg { width: 100%; height: auto; display: block; }
        svg.trend { width: auto; height: 4.5mm; }
        svg.trend polyline { fill: none; stroke: #2b5c8a; stroke-width: 1.2; }
        svg.trend circle { fill: #2b5c8a; }
        svg text { font-size: 11px; fill: #111; }
        svg .axis { font-size: 9px; fill: #555; }
        svg .grid { stroke: #ccc; stroke-width: 0.7; }
        svg .target { stroke: #b00020; stroke-width: 1.6; stroke-dasharray: 3 2; }
        svg .full { fill: #2b5c8a; stroke: #2b5c8a; }
        svg .missed { fill: #fff; stroke: #2b5c8a; stroke-width: 1.3; }
        table { width: 100%; border-collapse: collapse; margin: 2mm 0; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 1px solid #666; padding: 0.7mm 1.5mm; text-align: left;
          vertical-align: top; }
        th { background: #eee; }
        td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.n div { height: 1mm; margin-left: auto; background: #2b5c8a; }
        .run { display: none; }
        p { margin: 1mm 0; }
        p.line { white-space: pre-wrap; }
        footer { margin-top: 4mm; padding-top: 1.5mm; border-top: 1px solid #333;
          font-size: 8.5pt; }
        @media print { .run { display: table-row; }
          .run th { border: 0; background: none; font-weight: normal; font-size: 8pt; color: #444; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        @media screen { body { max-width: 273mm; margin: 8mm auto; padding: 0 4mm; } }
        """
}
