// The messages of the Sheets API that describe a spreadsheet, as far as the local office keeps them.
// One line a message: `name` is text, `name#` a number, `name?` true or false, `name:Other` another
// message, `name:[Other]` a list of it, `name:{Other}` a map to it, `name:A|B` one of these words.
// A field that is not listed is one that the office refuses, in a body as in a fields mask.
export const SPREADSHEET_SHAPES = `
Spreadsheet spreadsheetId spreadsheetUrl properties:SpreadsheetProperties sheets:[Sheet] namedRanges:[NamedRange] developerMetadata:[DeveloperMetadata]
SpreadsheetProperties title locale timeZone autoRecalc:ON_CHANGE|MINUTE|HOUR defaultFormat:CellFormat
Sheet properties:SheetProperties data:[GridData] merges:[GridRange] conditionalFormats:[ConditionalFormatRule] basicFilter:BasicFilter charts:[EmbeddedChart] protectedRanges:[ProtectedRange] developerMetadata:[DeveloperMetadata]
SheetProperties sheetId# title index# sheetType:GRID gridProperties:GridProperties hidden? tabColor:Color tabColorStyle:ColorStyle rightToLeft?
GridProperties rowCount# columnCount# frozenRowCount# frozenColumnCount# hideGridlines? rowGroupControlAfter? columnGroupControlAfter?
GridData startRow# startColumn# rowData:[RowData] rowMetadata:[DimensionProperties] columnMetadata:[DimensionProperties]
DimensionProperties pixelSize# hiddenByUser? hiddenByFilter? developerMetadata:[DeveloperMetadata]
RowData values:[CellData]
CellData userEnteredValue:ExtendedValue effectiveValue:ExtendedValue formattedValue userEnteredFormat:CellFormat effectiveFormat:CellFormat hyperlink note dataValidation:DataValidationRule
ExtendedValue numberValue# stringValue boolValue? formulaValue errorValue:ErrorValue
ErrorValue type:ERROR|NULL_VALUE|DIVIDE_BY_ZERO|VALUE|REF|NAME|NUM|N_A|LOADING message
CellFormat numberFormat:NumberFormat backgroundColor:Color backgroundColorStyle:ColorStyle borders:Borders padding:Padding horizontalAlignment:LEFT|CENTER|RIGHT verticalAlignment:TOP|MIDDLE|BOTTOM wrapStrategy:OVERFLOW_CELL|LEGACY_WRAP|CLIP|WRAP textDirection:LEFT_TO_RIGHT|RIGHT_TO_LEFT textFormat:TextFormat hyperlinkDisplayType:LINKED|PLAIN_TEXT textRotation:TextRotation
NumberFormat type:TEXT|NUMBER|PERCENT|CURRENCY|DATE|TIME|DATE_TIME|SCIENTIFIC pattern
Color red# green# blue# alpha#
ColorStyle rgbColor:Color themeColor:TEXT|BACKGROUND|ACCENT1|ACCENT2|ACCENT3|ACCENT4|ACCENT5|ACCENT6|LINK
Borders top:Border bottom:Border left:Border right:Border
Border style:DOTTED|DASHED|SOLID|SOLID_MEDIUM|SOLID_THICK|NONE|DOUBLE width# color:Color colorStyle:ColorStyle
Padding top# right# bottom# left#
TextFormat foregroundColor:Color foregroundColorStyle:ColorStyle fontFamily fontSize# bold? italic? strikethrough? underline? link:Link
Link uri
TextRotation angle# vertical?
GridRange sheetId# startRowIndex# endRowIndex# startColumnIndex# endColumnIndex#
GridCoordinate sheetId# rowIndex# columnIndex#
DimensionRange sheetId# dimension:ROWS|COLUMNS startIndex# endIndex#
NamedRange namedRangeId name range:GridRange
DeveloperMetadata metadataId# metadataKey metadataValue location:DeveloperMetadataLocation visibility:DOCUMENT|PROJECT
DeveloperMetadataLocation locationType:ROW|COLUMN|SHEET|SPREADSHEET spreadsheet? sheetId# dimensionRange:DimensionRange
ProtectedRange protectedRangeId# range:GridRange namedRangeId description warningOnly? requestingUserCanEdit? unprotectedRanges:[GridRange] editors:Editors
Editors users:[text] groups:[text] domainUsersCanEdit?
DataValidationRule condition:BooleanCondition inputMessage strict? showCustomUi?
BooleanCondition type:NUMBER_GREATER|NUMBER_GREATER_THAN_EQ|NUMBER_LESS|NUMBER_LESS_THAN_EQ|NUMBER_EQ|NUMBER_NOT_EQ|NUMBER_BETWEEN|NUMBER_NOT_BETWEEN|TEXT_CONTAINS|TEXT_NOT_CONTAINS|TEXT_STARTS_WITH|TEXT_ENDS_WITH|TEXT_EQ|TEXT_IS_EMAIL|TEXT_IS_URL|DATE_EQ|DATE_BEFORE|DATE_AFTER|DATE_ON_OR_BEFORE|DATE_ON_OR_AFTER|DATE_BETWEEN|DATE_NOT_BETWEEN|DATE_IS_VALID|ONE_OF_RANGE|ONE_OF_LIST|BLANK|NOT_BLANK|CUSTOM_FORMULA|BOOLEAN|TEXT_NOT_EQ|DATE_NOT_EQ|FILTER_EXPRESSION values:[ConditionValue]
ConditionValue userEnteredValue relativeDate:PAST_YEAR|PAST_MONTH|PAST_WEEK|YESTERDAY|TODAY|TOMORROW
ConditionalFormatRule ranges:[GridRange] booleanRule:BooleanRule gradientRule:GradientRule
BooleanRule condition:BooleanCondition format:CellFormat
GradientRule minpoint:InterpolationPoint midpoint:InterpolationPoint maxpoint:InterpolationPoint
InterpolationPoint color:Color colorStyle:ColorStyle type:MIN|MAX|NUMBER|PERCENT|PERCENTILE value
BasicFilter range:GridRange sortSpecs:[SortSpec] criteria:{FilterCriteria} filterSpecs:[FilterSpec]
FilterSpec columnIndex# filterCriteria:FilterCriteria
FilterCriteria hiddenValues:[text] condition:BooleanCondition
SortSpec dimensionIndex# sortOrder:ASCENDING|DESCENDING
EmbeddedChart chartId# spec:ChartSpec position:EmbeddedObjectPosition border:EmbeddedObjectBorder
EmbeddedObjectBorder color:Color colorStyle:ColorStyle
EmbeddedObjectPosition sheetId# overlayPosition:OverlayPosition newSheet?
OverlayPosition anchorCell:GridCoordinate offsetXPixels# offsetYPixels# widthPixels# heightPixels#
ChartSpec title subtitle altText fontName maximized? titleTextFormat:TextFormat titleTextPosition:TextPosition subtitleTextFormat:TextFormat subtitleTextPosition:TextPosition backgroundColor:Color backgroundColorStyle:ColorStyle hiddenDimensionStrategy:SKIP_HIDDEN_ROWS_AND_COLUMNS|SKIP_HIDDEN_ROWS|SKIP_HIDDEN_COLUMNS|SHOW_ALL basicChart:BasicChartSpec pieChart:PieChartSpec
TextPosition horizontalAlignment:LEFT|CENTER|RIGHT
BasicChartSpec chartType:BAR|LINE|AREA|COLUMN|SCATTER|COMBO|STEPPED_AREA legendPosition:BOTTOM_LEGEND|LEFT_LEGEND|RIGHT_LEGEND|TOP_LEGEND|NO_LEGEND|INSIDE_LEGEND axis:[BasicChartAxis] domains:[BasicChartDomain] series:[BasicChartSeries] headerCount# threeDimensional? interpolateNulls? stackedType:NOT_STACKED|STACKED|PERCENT_STACKED lineSmoothing? compareMode:DATUM|CATEGORY totalDataLabel:DataLabel
BasicChartAxis position:BOTTOM_AXIS|LEFT_AXIS|RIGHT_AXIS title format:TextFormat titleTextPosition:TextPosition viewWindowOptions:ChartAxisViewWindowOptions
ChartAxisViewWindowOptions viewWindowMin# viewWindowMax# viewWindowMode:DEFAULT_VIEW_WINDOW_MODE|VIEW_WINDOW_MODE_UNSUPPORTED|EXPLICIT|PRETTY
BasicChartDomain domain:ChartData reversed?
BasicChartSeries series:ChartData targetAxis:BOTTOM_AXIS|LEFT_AXIS|RIGHT_AXIS type:BAR|LINE|AREA|COLUMN|SCATTER|COMBO|STEPPED_AREA color:Color colorStyle:ColorStyle dataLabel:DataLabel lineStyle:LineStyle pointStyle:PointStyle styleOverrides:[BasicSeriesDataPointStyleOverride]
BasicSeriesDataPointStyleOverride index# color:Color colorStyle:ColorStyle pointStyle:PointStyle
ChartData sourceRange:ChartSourceRange aggregateType:AVERAGE|COUNT|MAX|MEDIAN|MIN|SUM
ChartSourceRange sources:[GridRange]
DataLabel type:NONE|DATA|CUSTOM placement:CENTER|LEFT|RIGHT|ABOVE|BELOW|INSIDE_END|INSIDE_BASE|OUTSIDE_END textFormat:TextFormat customLabelData:ChartData
LineStyle width# type:INVISIBLE|CUSTOM|SOLID|DOTTED|MEDIUM_DASHED|MEDIUM_DASHED_DOTTED|LONG_DASHED|LONG_DASHED_DOTTED
PointStyle size# shape:CIRCLE|DIAMOND|HEXAGON|PENTAGON|SQUARE|STAR|TRIANGLE|X_MARK
PieChartSpec legendPosition:BOTTOM_LEGEND|LEFT_LEGEND|RIGHT_LEGEND|TOP_LEGEND|NO_LEGEND|LABELED_LEGEND domain:ChartData series:ChartData threeDimensional? pieHole#
`;
