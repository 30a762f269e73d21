<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Analysis</name>
    <message>
        <source>This is not an analysis of ECG-Scan.</source>
        <translation>Dies ist keine Analyse von ECG-Scan.</translation>
    </message>
    <message>
        <source>This analysis was written by a newer version of ECG-Scan. Please update.</source>
        <translation>Diese Analyse stammt von einer neueren Version von ECG-Scan. Bitte das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>This analysis is damaged. Please analyse the page again.</source>
        <translation>Diese Analyse ist beschädigt. Bitte die Seite erneut analysieren.</translation>
    </message>
</context>
<context>
    <name>Decode</name>
    <message>
        <source>The file is cut off or damaged. Please copy or scan it again from its source.</source>
        <translation>Die Datei ist abgeschnitten oder beschädigt. Bitte noch einmal von der Quelle kopieren oder neu scannen.</translation>
    </message>
    <message>
        <source>The page is too large: at most %1 megapixels, %2 pixels to a side and 1.5 GB of memory are allowed. Please scan it at 300 dpi or less, or save it smaller.</source>
        <translation>Die Seite ist zu groß: Erlaubt sind höchstens %1 Megapixel, %2 Pixel je Kante und 1,5 GB Speicher. Bitte mit höchstens 300 dpi scannen oder kleiner speichern.</translation>
    </message>
    <message>
        <source>The file has too many pages (more than %1). Please split it into smaller files.</source>
        <translation>Die Datei hat zu viele Seiten (mehr als %1). Bitte in kleinere Dateien aufteilen.</translation>
    </message>
    <message>
        <source>The file uses a rare variant of its format. Please save it as PNG and open that.</source>
        <translation>Die Datei verwendet eine seltene Variante ihres Formats. Bitte als PNG speichern und diese Datei öffnen.</translation>
    </message>
    <message>
        <source>The file has no page %1. Please choose a page from 1 to %2.</source>
        <translation>Die Datei hat keine Seite %1. Bitte eine Seite von 1 bis %2 wählen.</translation>
    </message>
    <message>
        <source>The PDF file is encrypted. Please print it to a new PDF file, or save it without a password, and open that.</source>
        <translation>Die PDF-Datei ist verschlüsselt. Bitte in eine neue PDF-Datei drucken oder ohne Kennwort speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>This computer does not allow the protection that reading files from outside needs (seccomp). Please ask its administrator.</source>
        <translation>Dieser Rechner erlaubt den Schutz nicht, den das Lesen fremder Dateien braucht (seccomp). Bitte die Systemverwaltung fragen.</translation>
    </message>
    <message>
        <source>The file can&apos;t be found. Please check whether it was moved, renamed or on a drive that is no longer connected.</source>
        <translation>Die Datei ist nicht zu finden. Bitte prüfen, ob sie verschoben oder umbenannt wurde oder auf einem nicht mehr verbundenen Laufwerk liegt.</translation>
    </message>
    <message>
        <source>The file may not be read. Please ask for permission to read it.</source>
        <translation>Die Datei darf nicht gelesen werden. Bitte Leserechte für sie erbitten.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read. Please check the drive it lies on.</source>
        <translation>Die Datei ist nicht lesbar. Bitte das Laufwerk prüfen, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>This is a folder, not a picture. Please choose a file in it.</source>
        <translation>Dies ist ein Ordner, kein Bild. Bitte eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>This is not an ordinary file. Please choose a picture or a PDF file.</source>
        <translation>Dies ist keine gewöhnliche Datei. Bitte ein Bild oder eine PDF-Datei wählen.</translation>
    </message>
    <message>
        <source>The file is empty. Please copy or scan it again from its source.</source>
        <translation>Die Datei ist leer. Bitte noch einmal von der Quelle kopieren oder neu scannen.</translation>
    </message>
    <message>
        <source>The file is too large (more than %1 MB). Please save the page in a smaller file.</source>
        <translation>Die Datei ist zu groß (mehr als %1 MB). Bitte die Seite in einer kleineren Datei speichern.</translation>
    </message>
    <message>
        <source>This kind of file can&apos;t be read. Please use a PNG, JPEG, TIFF, BMP, WebP, HEIC or PDF file.</source>
        <translation>Diese Art von Datei ist nicht lesbar. Bitte eine PNG-, JPEG-, TIFF-, BMP-, WebP-, HEIC- oder PDF-Datei verwenden.</translation>
    </message>
</context>
<context>
    <name>DecoderProcess</name>
    <message>
        <source>The file can&apos;t be decoded: it is damaged or not what it says it is. Please scan or export the page again.</source>
        <translation>Die Datei ist nicht lesbar: Sie ist beschädigt oder nicht das, was sie zu sein vorgibt. Bitte die Seite neu scannen oder exportieren.</translation>
    </message>
    <message>
        <source>The part of the program that opens files can&apos;t be used. Please install the program again.</source>
        <translation>Der Programmteil, der Dateien öffnet, ist nicht verwendbar. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>Opening the page was cancelled.</source>
        <translation>Das Öffnen der Seite wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Opening the file took too long and was stopped. Try again while the computer does less, or export the page as a smaller picture.</source>
        <translation>Das Öffnen der Datei dauerte zu lange und wurde gestoppt. Bitte bei weniger ausgelastetem Rechner wiederholen oder die Seite als kleineres Bild exportieren.</translation>
    </message>
    <message>
        <source>There is no such page. Please choose a file, and a page from 1 on.</source>
        <translation>Diese Seite gibt es nicht. Bitte eine Datei und eine Seite ab 1 wählen.</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>The GPU libraries are not installed; installer/quickstart.sh --cuda brings them (%1).</source>
        <translation>Die GPU-Bibliotheken sind nicht installiert; installer/quickstart.sh --cuda holt sie (%1).</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a working driver was found.</source>
        <translation>Keine NVIDIA-GPU mit funktionierendem Treiber gefunden.</translation>
    </message>
    <message>
        <source>The GPU was found but does not work with the installed driver.</source>
        <translation>Die GPU wurde gefunden, arbeitet aber nicht mit dem installierten Treiber.</translation>
    </message>
    <message>
        <source>The GPU failed (its memory may be full), so the processor is used.</source>
        <translation>Die GPU hat versagt (vielleicht ist ihr Speicher voll), deshalb rechnet der Prozessor.</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The lines on this page do not look like an ECG, or hardly anything of them can be read. Choose a page with a 12-lead ECG, or take the picture again.</source>
        <translation>Die Linien auf dieser Seite sehen nicht nach einem EKG aus, oder davon ist kaum etwas lesbar. Bitte eine Seite mit einem 12-Kanal-EKG wählen oder das Bild neu aufnehmen.</translation>
    </message>
    <message>
        <source>Finding the paper</source>
        <translation>Papier suchen</translation>
    </message>
    <message>
        <source>Tracing the leads</source>
        <translation>Ableitungen nachzeichnen</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Predicting findings</source>
        <translation>Befunde vorhersagen</translation>
    </message>
    <message>
        <source>The page could not be analysed. Try again with a smaller picture.</source>
        <translation>Die Seite konnte nicht analysiert werden. Bitte mit einem kleineren Bild wiederholen.</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message>
        <source>&quot;%1&quot; is no lead. Say I, II, III, aVR, aVL, aVF, V1 to V6, -aVR, or null.</source>
        <translation>„%1“ ist keine Ableitung. Möglich sind I, II, III, aVR, aVL, aVF, V1 bis V6, -aVR oder null.</translation>
    </message>
    <message>
        <source>It must be an object with &quot;id&quot; (a text), &quot;rows&quot; (0 to %1), &quot;columns&quot; (1 to %2) and &quot;leads&quot;.</source>
        <translation>Nötig ist ein Objekt mit &quot;id&quot; (ein Text), &quot;rows&quot; (0 bis %1), &quot;columns&quot; (1 bis %2) und &quot;leads&quot;.</translation>
    </message>
    <message>
        <source>&quot;leads&quot; has %1 entries; %2 rows of %3 columns need %4.</source>
        <translation>&quot;leads&quot; hat %1 Einträge; %2 Zeilen zu %3 Spalten brauchen %4.</translation>
    </message>
    <message>
        <source>&quot;strips&quot; may hold names of the twelve leads only.</source>
        <translation>&quot;strips&quot; darf nur Namen der zwölf Ableitungen enthalten.</translation>
    </message>
    <message>
        <source>A layout has at least one row and at most %1 strips.</source>
        <translation>Ein Layout hat mindestens eine Zeile und höchstens %1 Rhythmusstreifen.</translation>
    </message>
    <message>
        <source>&quot;leads&quot; must name at least one of the twelve leads.</source>
        <translation>&quot;leads&quot; muss mindestens eine der zwölf Ableitungen nennen.</translation>
    </message>
    <message>
        <source>In &quot;leads&quot;, null may only stand behind the last named lead of its row: what is printed before a lead counts as time.</source>
        <translation>In &quot;leads&quot; darf null nur hinter der letzten genannten Ableitung einer Zeile stehen: Was vor einer Ableitung gedruckt ist, zählt als Zeit.</translation>
    </message>
    <message>
        <source>Another layout has the id &quot;%1&quot; too.</source>
        <translation>Auch ein anderes Layout hat die &quot;id&quot; „%1“.</translation>
    </message>
    <message>
        <source>The layout in %1 is not used. %2</source>
        <translation>Das Layout in %1 wird nicht verwendet. %2</translation>
    </message>
</context>
<context>
    <name>Measurements</name>
    <message>
        <source>no two beats stand out</source>
        <translation>es heben sich keine zwei Schläge ab</translation>
    </message>
    <message>
        <source>fewer than two beats are alike</source>
        <translation>weniger als zwei Schläge gleichen einander</translation>
    </message>
    <message>
        <source>it can&apos;t be seen where the QRS begins and ends</source>
        <translation>Beginn und Ende des QRS sind nicht zu erkennen</translation>
    </message>
    <message>
        <source>no P wave comes before each beat</source>
        <translation>nicht vor jedem Schlag steht eine P-Welle</translation>
    </message>
    <message>
        <source>it can&apos;t be seen where T ends</source>
        <translation>das Ende von T ist nicht zu erkennen</translation>
    </message>
    <message>
        <source>its ends are too uncertain</source>
        <translation>Anfang und Ende sind zu unsicher</translation>
    </message>
    <message>
        <source>what was found can&apos;t be true</source>
        <translation>der gefundene Wert kann nicht stimmen</translation>
    </message>
    <message>
        <source>a lead that it needs was not read</source>
        <translation>eine dafür nötige Ableitung wurde nicht gelesen</translation>
    </message>
    <message>
        <source>P onset</source>
        <translation>P-Beginn</translation>
    </message>
    <message>
        <source>QRS onset</source>
        <translation>QRS-Beginn</translation>
    </message>
    <message>
        <source>QRS end</source>
        <translation>QRS-Ende</translation>
    </message>
    <message>
        <source>T end</source>
        <translation>T-Ende</translation>
    </message>
    <message>
        <source>the wave is too small to point anywhere</source>
        <translation>die Welle ist zu klein, um eine Richtung zu haben</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>The parts of the program do not understand each other. Please install it again.</source>
        <translation>Die Programmteile verstehen einander nicht. Bitte das Programm neu installieren.</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>The findings model and its description do not fit. Install the program again.</source>
        <translation>Das Befundmodell und seine Beschreibung passen nicht zusammen. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>This model can&apos;t search: it was trained without a text tower.</source>
        <translation>Dieses Modell kann nicht suchen: Es wurde ohne Textteil trainiert.</translation>
    </message>
    <message>
        <source>This page was analysed by another version of the model. Analyse it again.</source>
        <translation>Diese Seite wurde mit einer anderen Version des Modells analysiert. Bitte erneut analysieren.</translation>
    </message>
    <message>
        <source>The findings learned here belong to an earlier version of the network. Learn again.</source>
        <translation>Die hier gelernten Befunde gehören zu einer früheren Version des Netzes. Bitte neu lernen lassen.</translation>
    </message>
    <message>
        <source>The findings learned here do not fit the network. Learn again.</source>
        <translation>Die hier gelernten Befunde passen nicht zum Netz. Bitte neu lernen lassen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Free some space or choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Bitte Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The findings learned here are gone from %1. The shipped findings are used.</source>
        <translation>Die hier gelernten Befunde sind aus %1 verschwunden. Die mitgelieferten Befunde werden verwendet.</translation>
    </message>
    <message>
        <source>%1 was changed and is not used. Learn again, or go back to the shipped findings.</source>
        <translation>%1 wurde verändert und wird nicht verwendet. Bitte neu lernen lassen oder zu den mitgelieferten Befunden zurückkehren.</translation>
    </message>
    <message>
        <source>%1 is damaged and is not used.</source>
        <translation>%1 ist beschädigt und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>The description of a network is damaged or of another version. Install the program again, or train the network again with this version.</source>
        <translation>Die Beschreibung eines Netzes ist beschädigt oder von einer anderen Version. Bitte das Programm neu installieren oder das Netz mit dieser Version neu trainieren.</translation>
    </message>
    <message>
        <source>The network that reads lead names could not be run. Try again, or use the processor (--device cpu).</source>
        <translation>Das Netz, das die Namen der Ableitungen liest, konnte nicht ausgeführt werden. Bitte wiederholen oder den Prozessor verwenden (--device cpu).</translation>
    </message>
    <message>
        <source>The model file is damaged. Install the program again.</source>
        <translation>Die Modelldatei ist beschädigt. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>The findings network could not be run. Try again, or use the processor (--device cpu).</source>
        <translation>Das Befundnetz konnte nicht ausgeführt werden. Bitte wiederholen oder den Prozessor verwenden (--device cpu).</translation>
    </message>
    <message>
        <source>%1 was changed and is not used. Install the program again.</source>
        <translation>%1 wurde verändert und wird nicht verwendet. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>There are no findings: %1 is missing. Name a folder that holds a network.</source>
        <translation>Es gibt keine Befunde: %1 fehlt. Bitte einen Ordner nennen, der ein Netz enthält.</translation>
    </message>
    <message>
        <source>%1 is missing and is done without. Install the program again.</source>
        <translation>%1 fehlt, es geht ohne weiter. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>The model file does not fit this version of the program. Install the program again.</source>
        <translation>Die Modelldatei passt nicht zu dieser Version des Programms. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>The seconds that were not printed could not be reconstructed. Try again, or use the processor (--device cpu).</source>
        <translation>Die nicht gedruckten Sekunden konnten nicht rekonstruiert werden. Bitte wiederholen oder den Prozessor verwenden (--device cpu).</translation>
    </message>
    <message>
        <source>The model file holds numbers of a kind that this version does not read.</source>
        <translation>Die Modelldatei enthält Zahlen einer Art, die diese Version nicht liest.</translation>
    </message>
    <message>
        <source>The search network could not be run. Try again, or use the processor (--device cpu).</source>
        <translation>Das Suchnetz konnte nicht ausgeführt werden. Bitte wiederholen oder den Prozessor verwenden (--device cpu).</translation>
    </message>
    <message>
        <source>There is no word to look for.</source>
        <translation>Es ist kein Wort da, nach dem zu suchen wäre.</translation>
    </message>
    <message>
        <source>The tracing network could not be run. Try again, or use the processor (--device cpu).</source>
        <translation>Das Netz zum Nachzeichnen konnte nicht ausgeführt werden. Bitte wiederholen oder den Prozessor verwenden (--device cpu).</translation>
    </message>
    <message>
        <source>Tracing the leads</source>
        <translation>Ableitungen nachzeichnen</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Seen in %1: without these parts the image tower would think the selected finding less likely. A prediction, not a diagnosis.</source>
        <translation>Zu sehen in %1: Ohne diese Teile hielte das Bildnetz den ausgewählten Befund für weniger wahrscheinlich. Eine Vorhersage, keine Diagnose.</translation>
    </message>
</context>
<context>
    <name>ReferenceRanges</name>
    <message>
        <source>Heart rate %1/min, below %2</source>
        <translation>Herzfrequenz %1/min, unter %2</translation>
    </message>
    <message>
        <source>Heart rate %1/min, above %2</source>
        <translation>Herzfrequenz %1/min, über %2</translation>
    </message>
    <message>
        <source>QRS %1 ms, %2 or more</source>
        <translation>QRS %1 ms, %2 oder mehr</translation>
    </message>
    <message>
        <source>QRS %1 ms, above %2</source>
        <translation>QRS %1 ms, über %2</translation>
    </message>
    <message>
        <source>P %1 ms, above %2</source>
        <translation>P %1 ms, über %2</translation>
    </message>
    <message>
        <source>PR %1 ms, below %2</source>
        <translation>PQ (PR) %1 ms, unter %2</translation>
    </message>
    <message>
        <source>PR %1 ms, above %2</source>
        <translation>PQ (PR) %1 ms, über %2</translation>
    </message>
    <message>
        <source>QTc %1 ms (Framingham), %2 or more</source>
        <translation>QTc %1 ms (Framingham), %2 oder mehr</translation>
    </message>
    <message>
        <source>QTc %1 ms (Framingham), %2 or less</source>
        <translation>QTc %1 ms (Framingham), %2 oder weniger</translation>
    </message>
    <message>
        <source>QRS axis %1°, beyond %2°</source>
        <translation>QRS-Achse %1°, jenseits von %2°</translation>
    </message>
    <message>
        <source>QRS axis %1°, left of %2°</source>
        <translation>QRS-Achse %1°, links von %2°</translation>
    </message>
    <message>
        <source>QRS axis %1°, right of %2°</source>
        <translation>QRS-Achse %1°, rechts von %2°</translation>
    </message>
    <message>
        <source>Sokolow-Lyon %1 mV, above %2</source>
        <translation>Sokolow-Lyon %1 mV, über %2</translation>
    </message>
    <message>
        <source>Cornell %1 mV, above %2</source>
        <translation>Cornell %1 mV, über %2</translation>
    </message>
    <message>
        <source>QRS of all limb leads at most %1 mV, below %2</source>
        <translation>QRS aller Extremitätenableitungen höchstens %1 mV, unter %2</translation>
    </message>
    <message>
        <source>QRS of all chest leads at most %1 mV, below %2</source>
        <translation>QRS aller Brustwandableitungen höchstens %1 mV, unter %2</translation>
    </message>
    <message>
        <source>R of V3 %1 mV, at most %2</source>
        <translation>R in V3 %1 mV, höchstens %2</translation>
    </message>
    <message>
        <source>ST raised at J in %1 (up to %2 mV)</source>
        <translation>ST-Hebung am J-Punkt in %1 (bis %2 mV)</translation>
    </message>
    <message>
        <source>ST lowered at J in %1 (up to %2 mV)</source>
        <translation>ST-Senkung am J-Punkt in %1 (bis %2 mV)</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>No ECG paper was found on this picture. Take the picture again with the whole page in view and the grid lines in focus, or scan it.</source>
        <translation>Auf diesem Bild wurde kein EKG-Papier gefunden. Bitte das Bild mit der ganzen Seite und scharfen Rasterlinien neu aufnehmen oder die Seite scannen.</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Finding the paper</source>
        <translation>Papier suchen</translation>
    </message>
    <message>
        <source>Straightening the page</source>
        <translation>Seite glätten</translation>
    </message>
    <message>
        <source>The page could not be straightened. Try again with a smaller picture.</source>
        <translation>Die Seite konnte nicht geglättet werden. Bitte mit einem kleineren Bild wiederholen.</translation>
    </message>
</context>
<context>
    <name>ScpStatement</name>
    <message>
        <source>Normal ECG</source>
        <translation>Normales EKG</translation>
    </message>
    <message>
        <source>Myocardial infarction</source>
        <translation>Myokard­infarkt</translation>
    </message>
    <message>
        <source>ST/T change</source>
        <translation>ST-T-Verände­rung</translation>
    </message>
    <message>
        <source>Conduction disturbance</source>
        <translation>Erregungs­leitungs­störung</translation>
    </message>
    <message>
        <source>Hypertrophy</source>
        <translation>Hyper­trophie</translation>
    </message>
    <message>
        <source>First degree AV block</source>
        <translation>AV-Block I. Grades</translation>
    </message>
    <message>
        <source>Second degree AV block</source>
        <translation>AV-Block II. Grades</translation>
    </message>
    <message>
        <source>Third degree AV block</source>
        <translation>AV-Block III. Grades</translation>
    </message>
    <message>
        <source>Abnormal QRS</source>
        <translation>Abnormer QRS-Komplex</translation>
    </message>
    <message>
        <source>Atrial fibrillation</source>
        <translation>Vorhof­flimmern</translation>
    </message>
    <message>
        <source>Atrial flutter</source>
        <translation>Vorhof­flattern</translation>
    </message>
    <message>
        <source>Anterolateral myocardial infarction</source>
        <translation>Antero­lateraler Myokard­infarkt</translation>
    </message>
    <message>
        <source>Anterior myocardial infarction</source>
        <translation>Vorderwand­infarkt</translation>
    </message>
    <message>
        <source>ST-T changes compatible with ventricular aneurysm</source>
        <translation>ST-T-Verände­rungen, vereinbar mit Ventrikel­aneurysma</translation>
    </message>
    <message>
        <source>Anteroseptal myocardial infarction</source>
        <translation>Antero­septaler Myokard­infarkt</translation>
    </message>
    <message>
        <source>Bigeminal pattern (unknown origin, SV or ventricular)</source>
        <translation>Bigeminus (Ursprung unbekannt, SV oder ventri­kulär)</translation>
    </message>
    <message>
        <source>Complete left bundle branch block</source>
        <translation>Kompletter Links­schenkel­block</translation>
    </message>
    <message>
        <source>Complete right bundle branch block</source>
        <translation>Kompletter Rechts­schenkel­block</translation>
    </message>
    <message>
        <source>Digitalis effect</source>
        <translation>Digitalis­effekt</translation>
    </message>
    <message>
        <source>Electrolytic disturbance or drug effect</source>
        <translation>Elektrolyt­störung oder Medika­menten­wirkung</translation>
    </message>
    <message>
        <source>High QRS voltage</source>
        <translation>Hohe QRS-Voltage</translation>
    </message>
    <message>
        <source>Incomplete left bundle branch block</source>
        <translation>Inkompletter Links­schenkel­block</translation>
    </message>
    <message>
        <source>Inferolateral myocardial infarction</source>
        <translation>Infero­lateraler Myokard­infarkt</translation>
    </message>
    <message>
        <source>Inferior myocardial infarction</source>
        <translation>Inferiorer Myokard­infarkt</translation>
    </message>
    <message>
        <source>Subendocardial injury in anterolateral leads</source>
        <translation>Sub­endokardiale Schädigung in antero­lateralen Ablei­tungen</translation>
    </message>
    <message>
        <source>Subendocardial injury in anteroseptal leads</source>
        <translation>Sub­endokardiale Schädigung in antero­septalen Ablei­tungen</translation>
    </message>
    <message>
        <source>Subendocardial injury in inferolateral leads</source>
        <translation>Sub­endokardiale Schädigung in infero­lateralen Ablei­tungen</translation>
    </message>
    <message>
        <source>Subendocardial injury in inferior leads</source>
        <translation>Sub­endokardiale Schädigung in inferioren Ablei­tungen</translation>
    </message>
    <message>
        <source>Subendocardial injury in lateral leads</source>
        <translation>Sub­endokardiale Schädigung in lateralen Ablei­tungen</translation>
    </message>
    <message>
        <source>Inverted T waves</source>
        <translation>T-Negati­vierungen</translation>
    </message>
    <message>
        <source>Inferoposterolateral myocardial infarction</source>
        <translation>Infero­postero­lateraler Myokard­infarkt</translation>
    </message>
    <message>
        <source>Inferoposterior myocardial infarction</source>
        <translation>Infero­posteriorer Myokard­infarkt</translation>
    </message>
    <message>
        <source>Incomplete right bundle branch block</source>
        <translation>Inkompletter Rechts­schenkel­block</translation>
    </message>
    <message>
        <source>Ischaemic changes in anterolateral leads</source>
        <translation>Ischämie­zeichen in antero­lateralen Ablei­tungen</translation>
    </message>
    <message>
        <source>Ischaemic changes in anterior leads</source>
        <translation>Ischämie­zeichen in anterioren Ablei­tungen</translation>
    </message>
    <message>
        <source>Ischaemic changes in anteroseptal leads</source>
        <translation>Ischämie­zeichen in antero­septalen Ablei­tungen</translation>
    </message>
    <message>
        <source>Ischaemic changes in inferolateral leads</source>
        <translation>Ischämie­zeichen in infero­lateralen Ablei­tungen</translation>
    </message>
    <message>
        <source>Ischaemic changes in inferior leads</source>
        <translation>Ischämie­zeichen in inferioren Ablei­tungen</translation>
    </message>
    <message>
        <source>Ischaemic changes in lateral leads</source>
        <translation>Ischämie­zeichen in lateralen Ablei­tungen</translation>
    </message>
    <message>
        <source>Non-specific ischaemic changes</source>
        <translation>Unspezi­fische Ischämie­zeichen</translation>
    </message>
    <message>
        <source>Non-specific intraventricular conduction disturbance</source>
        <translation>Unspezi­fische intra­ventrikuläre Leitungs­störung</translation>
    </message>
    <message>
        <source>Left anterior fascicular block</source>
        <translation>Links­anteriorer Hemiblock</translation>
    </message>
    <message>
        <source>Left atrial overload or enlargement</source>
        <translation>Links­atriale Belastung oder Vergrö­ßerung</translation>
    </message>
    <message>
        <source>Lateral myocardial infarction</source>
        <translation>Lateraler Myokard­infarkt</translation>
    </message>
    <message>
        <source>Long QT interval</source>
        <translation>Verlän­gertes QT-Intervall</translation>
    </message>
    <message>
        <source>Low amplitude T waves</source>
        <translation>Flache T-Wellen</translation>
    </message>
    <message>
        <source>Left posterior fascicular block</source>
        <translation>Links­posteriorer Hemiblock</translation>
    </message>
    <message>
        <source>Prolonged PR interval</source>
        <translation>Verlängerte PQ-Zeit (PR)</translation>
    </message>
    <message>
        <source>Left ventricular hypertrophy</source>
        <translation>Links­ventrikuläre Hyper­trophie</translation>
    </message>
    <message>
        <source>Low QRS voltages in the frontal and horizontal leads</source>
        <translation>Nieder­voltage in Extremi­täten- und Brustwand­ableitungen</translation>
    </message>
    <message>
        <source>Non-diagnostic T abnormalities</source>
        <translation>Nicht diagnos­tische T-Verände­rungen</translation>
    </message>
    <message>
        <source>Non-specific ST changes</source>
        <translation>Unspezi­fische ST-Verände­rungen</translation>
    </message>
    <message>
        <source>Non-specific T wave changes</source>
        <translation>Unspezi­fische T-Wellen-Verände­rungen</translation>
    </message>
    <message>
        <source>Atrial premature complex</source>
        <translation>Atriale Extra­systole</translation>
    </message>
    <message>
        <source>Normal functioning artificial pacemaker</source>
        <translation>Normal funktio­nierender Herz­schritt­macher</translation>
    </message>
    <message>
        <source>Posterior myocardial infarction</source>
        <translation>Posteriorer Myokard­infarkt</translation>
    </message>
    <message>
        <source>Premature complexes</source>
        <translation>Extra­systolen</translation>
    </message>
    <message>
        <source>Paroxysmal supraventricular tachycardia</source>
        <translation>Paroxys­male supra­ventrikuläre Tachy­kardie</translation>
    </message>
    <message>
        <source>Ventricular premature complex</source>
        <translation>Ventri­kuläre Extra­systole</translation>
    </message>
    <message>
        <source>Q waves present</source>
        <translation>Q-Zacken vorhanden</translation>
    </message>
    <message>
        <source>Right atrial overload or enlargement</source>
        <translation>Rechts­atriale Belastung oder Vergrö­ßerung</translation>
    </message>
    <message>
        <source>Right ventricular hypertrophy</source>
        <translation>Rechts­ventrikuläre Hyper­trophie</translation>
    </message>
    <message>
        <source>Sinus arrhythmia</source>
        <translation>Sinus­arrhythmie</translation>
    </message>
    <message>
        <source>Sinus bradycardia</source>
        <translation>Sinus­brady­kardie</translation>
    </message>
    <message>
        <source>Septal hypertrophy</source>
        <translation>Septum­hyper­trophie</translation>
    </message>
    <message>
        <source>Sinus rhythm</source>
        <translation>Sinus­rhythmus</translation>
    </message>
    <message>
        <source>Sinus tachycardia</source>
        <translation>Sinus­tachy­kardie</translation>
    </message>
    <message>
        <source>Non-specific ST depression</source>
        <translation>Unspezi­fische ST-Senkung</translation>
    </message>
    <message>
        <source>Non-specific ST elevation</source>
        <translation>Unspezi­fische ST-Hebung</translation>
    </message>
    <message>
        <source>Supraventricular arrhythmia</source>
        <translation>Supra­ventrikuläre Arrhyth­mie</translation>
    </message>
    <message>
        <source>Supraventricular tachycardia</source>
        <translation>Supra­ventrikuläre Tachy­kardie</translation>
    </message>
    <message>
        <source>T wave abnormality</source>
        <translation>T-Wellen-Verände­rung</translation>
    </message>
    <message>
        <source>Trigeminal pattern (unknown origin, SV or ventricular)</source>
        <translation>Trigeminus (Ursprung unbekannt, SV oder ventri­kulär)</translation>
    </message>
    <message>
        <source>Voltage criteria for left ventricular hypertrophy</source>
        <translation>Voltage-Kriterien für links­ventrikuläre Hyper­trophie</translation>
    </message>
    <message>
        <source>Wolff-Parkinson-White syndrome</source>
        <translation>Wolff-Parkinson-White-Syndrom</translation>
    </message>
</context>
<context>
    <name>Server</name>
    <message>
        <source>The window can&apos;t be heard any more.</source>
        <translation>Das Fenster ist nicht mehr zu erreichen.</translation>
    </message>
    <message>
        <source>The parts of the program do not fit together. Please install it again.</source>
        <translation>Die Programmteile passen nicht zusammen. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>This page took too long and was stopped. Try a smaller or clearer picture of it.</source>
        <translation>Diese Seite brauchte zu lange und wurde gestoppt. Bitte ein kleineres oder klareres Bild von ihr versuchen.</translation>
    </message>
    <message>
        <source>This page could not be worked on. Try a smaller or clearer picture of it.</source>
        <translation>Diese Seite konnte nicht bearbeitet werden. Bitte ein kleineres oder klareres Bild von ihr versuchen.</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>Row %1 of the audit log was changed after it was written.</source>
        <translation>Zeile %1 des Protokolls wurde nachträglich verändert.</translation>
    </message>
    <message>
        <source>This case is no longer in the database.</source>
        <translation>Dieser Fall ist nicht mehr in der Datenbank.</translation>
    </message>
    <message>
        <source>A finding needs a code. Choose one from the list or type a name for it.</source>
        <translation>Ein Befund braucht einen Code. Bitte einen aus der Liste wählen oder einen Namen eingeben.</translation>
    </message>
    <message>
        <source>The database could not be read or written. Try again.</source>
        <translation>Die Datenbank konnte nicht gelesen oder geschrieben werden. Bitte wiederholen.</translation>
    </message>
    <message>
        <source>The backup can&apos;t be written there. Check the permissions of the folder, or choose another place.</source>
        <translation>Das Backup kann dort nicht geschrieben werden. Bitte die Rechte des Ordners prüfen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>This backup is damaged, so nothing was restored from it. Choose another one.</source>
        <translation>Dieses Backup ist beschädigt, deshalb wurde nichts daraus wiederhergestellt. Bitte ein anderes wählen.</translation>
    </message>
    <message>
        <source>A label needs a code and a name.</source>
        <translation>Ein Label braucht einen Code und einen Namen.</translation>
    </message>
    <message>
        <source>This code is one of the SCP-ECG list. Choose another one.</source>
        <translation>Dieser Code gehört zur SCP-ECG-Liste. Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>This is the database itself. Choose another name for the backup.</source>
        <translation>Das ist die Datenbank selbst. Bitte einen anderen Namen für das Backup wählen.</translation>
    </message>
    <message>
        <source>This code is that of another label already: %1. Choose another one.</source>
        <translation>Dieser Code gehört schon zu einem anderen Label: %1. Bitte einen anderen wählen.</translation>
    </message>
</context>
<context>
    <name>Swap</name>
    <message>
        <source>Lead I is upside down, and V6 is not: the electrodes of the arms may have been swapped. Check the limb leads before you rely on them.</source>
        <translation>Ableitung I ist invertiert, V6 nicht: Die Armelektroden könnten vertauscht sein. Bitte die Extremitätenableitungen prüfen, bevor sie verwendet werden.</translation>
    </message>
    <message>
        <source>Lead II is upside down, aVR is upright, and V6 is, too: the electrodes of the right arm and the left leg may have been swapped, or the rhythm comes from below. Check the limb leads before you rely on them.</source>
        <translation>Ableitung II ist invertiert, aVR ist positiv und V6 auch: Die Elektroden des rechten Arms und des linken Beins könnten vertauscht sein, oder die Erregung kommt von kaudal. Bitte die Extremitätenableitungen prüfen, bevor sie verwendet werden.</translation>
    </message>
    <message>
        <source>Lead II is nearly flat beside I and III: the electrodes of the right arm and the right leg may have been swapped. Check the limb leads before you rely on them.</source>
        <translation>Ableitung II ist neben I und III fast flach: Die Elektroden des rechten Arms und des rechten Beins könnten vertauscht sein. Bitte die Extremitätenableitungen prüfen, bevor sie verwendet werden.</translation>
    </message>
</context>
<context>
    <name>TextReader</name>
    <message>
        <source>Printed text can&apos;t be read: install the package tesseract-ocr-eng.</source>
        <translation>Gedruckter Text ist nicht lesbar: Bitte das Paket tesseract-ocr-eng installieren.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>There is no whole checkpoint in %1 to go on from. Name the folder of the run, or begin anew without --resume.</source>
        <translation>In %1 liegt kein vollständiger Zwischenstand zum Fortsetzen. Bitte den Ordner des Laufs nennen oder ohne --resume neu beginnen.</translation>
    </message>
    <message>
        <source>There is nothing to probe.</source>
        <translation>Es gibt nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Training failed.</source>
        <translation>Das Training ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Gestoppt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is too little to learn from: a finding needs %1 patients where it was accepted or added and %1 where it was rejected.</source>
        <translation>Es gibt zu wenig zum Lernen: Ein Befund braucht %1 Patienten, bei denen er bestätigt oder ergänzt, und %1, bei denen er abgelehnt wurde.</translation>
    </message>
    <message>
        <source>Nothing that this model can learn from has been judged yet. Review some cases and try again.</source>
        <translation>Noch wurde nichts beurteilt, woraus dieses Modell lernen kann. Bitte einige Fälle beurteilen und wiederholen.</translation>
    </message>
    <message>
        <source>%1 comes nearest: judge %2 more patients who have it and %3 more who do not.</source>
        <translation>Am nächsten ist %1: Dafür sind noch %2 Patienten mit und %3 ohne diesen Befund zu beurteilen.</translation>
    </message>
    <message>
        <source>Learning %1</source>
        <translation>%1 lernen</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Stopped. Run the same command with --resume to go on from the last checkpoint, or without it if there is none yet.</source>
        <translation>Gestoppt. Derselbe Befehl mit --resume setzt beim letzten Zwischenstand fort; ohne --resume, wenn es noch keinen gibt.</translation>
    </message>
    <message>
        <source>round %1 of %2, loss %3, %4 min left</source>
        <translation>Runde %1 von %2, Verlust %3, noch %4 min</translation>
    </message>
    <message>
        <source>Training failed. Try a smaller batch.</source>
        <translation>Das Training ist fehlgeschlagen. Bitte einen kleineren Stapel versuchen.</translation>
    </message>
    <message>
        <source>There are no recordings to train on.</source>
        <translation>Es gibt keine Aufzeichnungen zum Trainieren.</translation>
    </message>
    <message>
        <source>epoch %1 of %2, loss %3, validation %4, %5 min left</source>
        <translation>Epoche %1 von %2, Verlust %3, Validierung %4, noch %5 min</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>likely</source>
        <translation>eher ja</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>eher nein</translation>
    </message>
    <message>
        <source>cannot say</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>Page %1 of %2: layout %3, %4, %5</source>
        <translation>Seite %1 von %2: Layout %3, %4, %5</translation>
    </message>
    <message>
        <source>V1 to V6 at %1</source>
        <translation>V1 bis V6 mit %1</translation>
    </message>
    <message>
        <source>Leads: %1</source>
        <translation>Ableitungen: %1</translation>
    </message>
    <message>
        <source>Heart rate %1, RR %2</source>
        <translation>Herzfrequenz %1, RR %2</translation>
    </message>
    <message>
        <source>PR %1, QRS %2, QT %3, QTc %4 (Fridericia)</source>
        <translation>PQ (PR) %1, QRS %2, QT %3, QTc %4 (Fridericia)</translation>
    </message>
    <message>
        <source>Axes: P %1, QRS %2, T %3</source>
        <translation>Achsen: P %1, QRS %2, T %3</translation>
    </message>
    <message>
        <source>Sokolow-Lyon %1, Cornell %2</source>
        <translation>Sokolow-Lyon %1, Cornell %2</translation>
    </message>
    <message>
        <source>Beats: %1, of another shape %2, paced %3</source>
        <translation>Schläge: %1, von anderer Form %2, stimuliert %3</translation>
    </message>
    <message>
        <source>Outside of the limits: %1 (%2)</source>
        <translation>Außerhalb der Grenzen: %1 (%2)</translation>
    </message>
    <message>
        <source>Findings: predicted, not a diagnosis</source>
        <translation>Befunde: vorhergesagt, keine Diagnose</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Probability  Threshold  Predicted</source>
        <translation>Wahrscheinl. Schwelle   Vorhersage</translation>
    </message>
    <message numerus="yes">
        <source>%n more are unlikely; --json says how unlikely.</source>
        <translation>
            <numerusform>Für %n weiteren gilt: eher nein; --json nennt die Wahrscheinlichkeit.</numerusform>
            <numerusform>Für %n weitere gilt: eher nein; --json nennt die Wahrscheinlichkeiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file has %1 pages; this is the first. Name another with --page.</source>
        <translation>Die Datei hat %1 Seiten; dies ist die erste. Eine andere wählt --page.</translation>
    </message>
    <message>
        <source>There is nothing to draw, so %1 is left as it was: it shows another page.</source>
        <translation>Es gibt nichts zu zeichnen, deshalb bleibt %1, wie es war: Es zeigt eine andere Seite.</translation>
    </message>
    <message>
        <source>Reads one page: waveforms, measurements, predicted findings (not a diagnosis). A page that can&apos;t be read gives exit code 1; --json then says why.</source>
        <translation>Liest eine Seite: Kurven, Messwerte, vorhergesagte Befunde (keine Diagnose). Eine nicht lesbare Seite ergibt den Rückgabewert 1; den Grund sagt --json.</translation>
    </message>
    <message>
        <source>picture or PDF of a 12-lead ECG</source>
        <translation>Bild oder PDF eines 12-Kanal-EKGs</translation>
    </message>
    <message>
        <source>which page of the file</source>
        <translation>welche Seite der Datei</translation>
    </message>
    <message>
        <source>years, for the limits of measurements; default: an adult&apos;s</source>
        <translation>Jahre, für die Grenzen der Messwerte; sonst die von Erwachsenen</translation>
    </message>
    <message>
        <source>female or male, for the same</source>
        <translation>female (weiblich) oder male (männlich), ebenfalls dafür</translation>
    </message>
    <message>
        <source>write the analysis; - is standard output</source>
        <translation>die Analyse schreiben; - ist die Standardausgabe</translation>
    </message>
    <message>
        <source>write the page with the traces drawn over it; a name in .png</source>
        <translation>die Seite mit darübergezeichneten Kurven schreiben; ein Name auf .png</translation>
    </message>
    <message>
        <source>Say: ecgscan analyze FILE [--page N] [--json OUT] [--overlay PNG]</source>
        <translation>Aufruf: ecgscan analyze FILE [--page N] [--json OUT] [--overlay PNG]</translation>
    </message>
    <message>
        <source>%1 is the page itself. Name another file.</source>
        <translation>%1 ist die Seite selbst. Bitte eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>--overlay writes a PNG file: name it .png.</source>
        <translation>--overlay schreibt eine PNG-Datei: Der Name muss auf .png enden.</translation>
    </message>
    <message>
        <source>There are no findings. %1</source>
        <translation>Es gibt keine Befunde. %1</translation>
    </message>
    <message>
        <source>There is not enough memory to write the results of %1. Try fewer --jobs.</source>
        <translation>Der Speicher reicht nicht, um die Ergebnisse von %1 zu schreiben. Bitte weniger --jobs versuchen.</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made. Choose another.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden. Bitte einen anderen wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are no pictures or PDF files and are left out: %1 ...</source>
        <translation>
            <numerusform>%n Datei ist kein Bild und keine PDF-Datei und wird ausgelassen: %1 ...</numerusform>
            <numerusform>%n Dateien sind keine Bilder und keine PDF-Dateien und werden ausgelassen: %1 ...</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no picture and no PDF file in what was named: nothing was read.</source>
        <translation>Unter dem Genannten ist kein Bild und keine PDF-Datei: Nichts wurde gelesen.</translation>
    </message>
    <message>
        <source>files and folders</source>
        <translation>Dateien und Ordner</translation>
    </message>
    <message>
        <source>folder for the results; required</source>
        <translation>Ordner für die Ergebnisse; nötig</translation>
    </message>
    <message>
        <source>also draw each page with its traces as PNG</source>
        <translation>auch jede Seite mit ihren Kurven als PNG zeichnen</translation>
    </message>
    <message>
        <source>how many pages at the same time</source>
        <translation>wie viele Seiten zugleich</translation>
    </message>
    <message>
        <source>Say: ecgscan batch IN... --out DIR [--overlay] [--jobs N]</source>
        <translation>Aufruf: ecgscan batch IN... --out DIR [--overlay] [--jobs N]</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Choose another place.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Run &quot;ecgscan %1 --help&quot; for the options.</source>
        <translation>„ecgscan %1 --help“ zeigt die Optionen.</translation>
    </message>
    <message>
        <source>%1; default: %2</source>
        <translation>%1; Vorgabe: %2</translation>
    </message>
    <message>
        <source>--%1 is one of %2, not &quot;%3&quot;.</source>
        <translation>--%1 ist eines von %2, nicht „%3“.</translation>
    </message>
    <message>
        <source>--%1 is a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 ist eine ganze Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>es gibt keinen Ordner %1</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>dort fehlen die Schreibrechte</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the disk is full. Choose another place or free some space.</source>
        <translation>%1 kann nicht geschrieben werden: Der Datenträger ist voll. Bitte einen anderen Ort wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be made: there is too little memory. Close other programs.</source>
        <translation>%1 kann nicht erzeugt werden: Es ist zu wenig Speicher da. Bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>Standard output could not be written whole. Free some space or choose another place.</source>
        <translation>Die Standardausgabe konnte nicht vollständig geschrieben werden. Bitte Platz schaffen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 processor cores, AVX2</source>
        <translation>%1 Prozessorkerne, AVX2</translation>
    </message>
    <message>
        <source>%1 processor cores without AVX2: it works, but slowly.</source>
        <translation>%1 Prozessorkerne ohne AVX2: Es geht, aber langsam.</translation>
    </message>
    <message>
        <source>GPU: %1</source>
        <translation>GPU: %1</translation>
    </message>
    <message>
        <source>GPU: none used; the processor does the work. %1</source>
        <translation>GPU: keine verwendet; der Prozessor rechnet. %1</translation>
    </message>
    <message>
        <source>Decoder: %1 is missing. Install the program again.</source>
        <translation>Dateileser: %1 fehlt. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>Decoder: %1</source>
        <translation>Dateileser: %1</translation>
    </message>
    <message>
        <source>Decoder: %1 does not work. %2</source>
        <translation>Dateileser: %1 arbeitet nicht. %2</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>Model: %1, sha256 %2</source>
        <translation>Modell: %1, sha256 %2</translation>
    </message>
    <message>
        <source>Model: none, so there are no findings. %1</source>
        <translation>Modell: keines, also gibt es keine Befunde. %1</translation>
    </message>
    <message>
        <source>%1: %2, sha256 %3</source>
        <translation>%1: %2, sha256 %3</translation>
    </message>
    <message>
        <source>%1: none, so %2. %3</source>
        <translation>%1: fehlt, also: %2. %3</translation>
    </message>
    <message>
        <source>Text reader: Tesseract, English</source>
        <translation>Textleser: Tesseract, Englisch</translation>
    </message>
    <message>
        <source>Text reader: none, so a page without a calibration pulse has its gain guessed. %1</source>
        <translation>Textleser: fehlt, also wird bei einer Seite ohne Kalibrierzacke die Verstärkung geschätzt. %1</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Datenordner: %1</translation>
    </message>
    <message>
        <source>Data folder: %1 can&apos;t be written. Make it yours: chown, chmod, or free space.</source>
        <translation>Datenordner: %1 kann nicht geschrieben werden. Abhilfe: chown, chmod oder Platz schaffen.</translation>
    </message>
    <message>
        <source>Database: none yet; the window makes %1</source>
        <translation>Datenbank: noch keine; das Fenster legt %1 an</translation>
    </message>
    <message>
        <source>Database: %1, its audit rows are whole</source>
        <translation>Datenbank: %1, die Zeilen ihres Protokolls sind unversehrt</translation>
    </message>
    <message>
        <source>Database: %1: %2</source>
        <translation>Datenbank: %1: %2</translation>
    </message>
    <message>
        <source>Checks this installation. Exit code 0: the essential parts work.</source>
        <translation>Prüft diese Installation. Rückgabewert 0: Das Wesentliche funktioniert.</translation>
    </message>
    <message>
        <source>Say: ecgscan doctor</source>
        <translation>Aufruf: ecgscan doctor</translation>
    </message>
    <message>
        <source>Tracer</source>
        <translation>Kurvenleser</translation>
    </message>
    <message>
        <source>leads are traced less exactly</source>
        <translation>Ableitungen werden weniger genau nachgezeichnet</translation>
    </message>
    <message>
        <source>Label reader</source>
        <translation>Namensleser</translation>
    </message>
    <message>
        <source>leads are named by their places alone</source>
        <translation>Ableitungen werden allein nach ihren Plätzen benannt</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>what was not printed stays missing</source>
        <translation>was nicht gedruckt ist, fehlt</translation>
    </message>
    <message>
        <source>use the findings network in this folder instead of the one that came along</source>
        <translation>das Befundnetz in diesem Ordner statt des mitgelieferten verwenden</translation>
    </message>
    <message>
        <source>folder of layouts of your own (*.json); default: &quot;layouts&quot; in the user&apos;s data folder</source>
        <translation>Ordner eigener Layouts (*.json); Vorgabe: „layouts“ im Datenordner des Benutzers</translation>
    </message>
    <message>
        <source>There is no folder %1. Name another with --layouts.</source>
        <translation>Es gibt keinen Ordner %1. Bitte mit --layouts einen anderen nennen.</translation>
    </message>
    <message>
        <source>Say what to evaluate: ecgscan evaluate digitisation|evidence|external|findings|measurements|probe|reconstruction|search|speed|tables; each has --help.</source>
        <translation>Bitte sagen, was bewertet werden soll: ecgscan evaluate digitisation|evidence|external|findings|measurements|probe|reconstruction|search|speed|tables; jedes hat --help.</translation>
    </message>
    <message>
        <source>The truth &quot;%1&quot; can&apos;t be read. Check the column truth of the manifest.</source>
        <translation>Der Sollwert „%1“ ist nicht lesbar. Bitte die Spalte truth des Manifests prüfen.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>pen %1-%2 mm</source>
        <translation>Stift %1-%2 mm</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>median dB</source>
        <translation>Median dB</translation>
    </message>
    <message>
        <source>10th pct</source>
        <translation>10. Perz.</translation>
    </message>
    <message>
        <source>pooled</source>
        <translation>vereint</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>layout right</source>
        <translation>Layout richtig</translation>
    </message>
    <message>
        <source>%1 needs the columns picture and truth. Name a manifest as synthesize writes it.</source>
        <translation>%1 braucht die Spalten picture und truth. Bitte ein Manifest nennen, wie synthesize es schreibt.</translation>
    </message>
    <message>
        <source>%1 %2 dB, %3, %4 leads right</source>
        <translation>%1 %2 dB, %3, %4 Ableitungen richtig</translation>
    </message>
    <message>
        <source>Scores traced waveforms against truth. MANIFEST is a CSV with the columns picture and truth (an analysis, or a WFDB header), as synthesize writes it; a column analysis may name results that are there already.</source>
        <translation>Bewertet nachgezeichnete Kurven an ihren Sollwerten. MANIFEST ist eine CSV-Datei mit den Spalten picture und truth (eine Analyse oder ein WFDB-Kopf), wie synthesize sie schreibt; eine Spalte analysis darf schon vorhandene Ergebnisse nennen.</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>die Tabelle</translation>
    </message>
    <message>
        <source>folder of analyses to use, and to fill where one is missing</source>
        <translation>Ordner der Analysen, die verwendet und, wo eine fehlt, ergänzt werden</translation>
    </message>
    <message>
        <source>write every page&apos;s score as scores.csv there</source>
        <translation>die Bewertung jeder Seite dort als scores.csv schreiben</translation>
    </message>
    <message>
        <source>print a line a page</source>
        <translation>eine Zeile je Seite ausgeben</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate digitisation MANIFEST</source>
        <translation>Aufruf: ecgscan evaluate digitisation MANIFEST</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>evidence &gt;</source>
        <translation>Beleg &gt;</translation>
    </message>
    <message>
        <source>falls by</source>
        <translation>fällt um</translation>
    </message>
    <message>
        <source>at random by</source>
        <translation>zufällig um</translation>
    </message>
    <message>
        <source>Reading the recordings</source>
        <translation>Lese die Aufzeichnungen</translation>
    </message>
    <message>
        <source>Nothing was found rightly on %1 pages of fold %2, so there is no evidence.</source>
        <translation>Auf %1 Seiten von Fold %2 wurde nichts richtig gefunden, also gibt es keine Belege.</translation>
    </message>
    <message>
        <source>%1 drawn pages of fold %2; findings that are said and true; &quot;evidence &gt;&quot;: wiping off the evidence lowers the image tower&apos;s probability by more than parts of that size at random (mean of %3 draws)</source>
        <translation>%1 gezeichnete Seiten von Fold %2; Befunde, die genannt und wahr sind; „Beleg &gt;“: Den Beleg zu löschen senkt die Wahrscheinlichkeit des Bildnetzes stärker, als zufällige Teile derselben Größe zu löschen (Mittel aus %3 Ziehungen)</translation>
    </message>
    <message>
        <source>Draws a page of each recording, wipes off it what each true finding is said to rest on, and compares what that does with wiping off other parts.</source>
        <translation>Zeichnet eine Seite jeder Aufzeichnung, löscht darauf, worauf sich jeder wahre Befund stützen soll, und vergleicht die Wirkung mit dem Löschen anderer Teile.</translation>
    </message>
    <message>
        <source>folder of recordings (holds ptbxl/); required</source>
        <translation>Ordner der Aufzeichnungen (enthält ptbxl/); nötig</translation>
    </message>
    <message>
        <source>which recordings</source>
        <translation>welche Aufzeichnungen</translation>
    </message>
    <message>
        <source>pages at most</source>
        <translation>höchstens so viele Seiten</translation>
    </message>
    <message>
        <source>of everything random</source>
        <translation>von allem Zufälligen</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate evidence --data DIR</source>
        <translation>Aufruf: ecgscan evaluate evidence --data DIR</translation>
    </message>
    <message>
        <source>%1 has no column &quot;%2&quot;.</source>
        <translation>%1 hat keine Spalte „%2“.</translation>
    </message>
    <message>
        <source>%1, row %2: &quot;%3&quot; is no code of a statement or superclass.</source>
        <translation>%1, Zeile %2: „%3“ ist kein Code einer Aussage oder Oberklasse.</translation>
    </message>
    <message>
        <source>The label map does not say what these mean: %1</source>
        <translation>Die Label-Zuordnung sagt nicht, was diese bedeuten: %1</translation>
    </message>
    <message>
        <source>%1 holds no findings for the pictures of %2. Make them with ecgscan batch.</source>
        <translation>%1 enthält keine Befunde zu den Bildern von %2. ecgscan batch erzeugt sie.</translation>
    </message>
    <message>
        <source>%1 pages, %2 of them refused
</source>
        <translation>%1 Seiten, %2 davon abgelehnt
</translation>
    </message>
    <message>
        <source>The analyses in %1 hold no findings that this program knows.</source>
        <translation>Die Analysen in %1 enthalten keine Befunde, die dieses Programm kennt.</translation>
    </message>
    <message>
        <source>Scores the findings of analysed pages against labels of another source. MANIFEST is a CSV table with the columns picture and labels (with commas or semicolons between them), and patient, age, sex (0 male, 1 female) and fold if known; the label map is one with the columns label and code, a row for each statement or superclass that a label means. A page without any superclass (subclass, form, rhythm) is left out there, so labels of what is normal must be in the map, too.</source>
        <translation>Bewertet die Befunde analysierter Seiten an Labels anderer Herkunft. MANIFEST ist eine CSV-Tabelle mit den Spalten picture und labels (durch Kommas oder Semikolons getrennt) sowie, falls bekannt, patient, age, sex (0 männlich, 1 weiblich) und fold; die Label-Zuordnung ist eine mit den Spalten label und code, eine Zeile für jede Aussage oder Oberklasse, die ein Label bedeutet. Eine Seite ohne Oberklasse (Unterklasse, Form, Rhythmus) wird dort ausgelassen; deshalb müssen auch Labels des Normalen in der Zuordnung stehen.</translation>
    </message>
    <message>
        <source>pages and labels</source>
        <translation>Seiten und Labels</translation>
    </message>
    <message>
        <source>folder of the pages&apos; analyses, as batch writes it; required</source>
        <translation>Ordner der Analysen der Seiten, wie batch sie schreibt; nötig</translation>
    </message>
    <message>
        <source>what the labels mean as codes; required</source>
        <translation>was die Labels als Codes bedeuten; nötig</translation>
    </message>
    <message>
        <source>positives of a statement that has a figure</source>
        <translation>positive Fälle einer Aussage, für die es eine Zahl gibt</translation>
    </message>
    <message>
        <source>keep the predictions in this CSV file, for evaluate tables</source>
        <translation>die Vorhersagen in dieser CSV-Datei aufbewahren, für evaluate tables</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate external MANIFEST --analyses DIR --label-map FILE</source>
        <translation>Aufruf: ecgscan evaluate external MANIFEST --analyses DIR --label-map FILE</translation>
    </message>
    <message>
        <source>True signals, 12 leads x 10 s</source>
        <translation>Wahre Signale, 12 Ableitungen x 10 s</translation>
    </message>
    <message>
        <source>True signals, what a %1 page prints of them</source>
        <translation>Wahre Signale, was eine Seite mit %1 davon druckt</translation>
    </message>
    <message>
        <source>Traced pages</source>
        <translation>Nachgezeichnete Seiten</translation>
    </message>
    <message>
        <source>True signals, what the same pages print of them</source>
        <translation>Wahre Signale, was dieselben Seiten davon drucken</translation>
    </message>
    <message>
        <source>%1 names a layout that is not known: &quot;%2&quot;. Draw the pages with this version.</source>
        <translation>%1 nennt ein unbekanntes Layout: „%2“. Bitte die Seiten mit dieser Version zeichnen.</translation>
    </message>
    <message>
        <source>%1 names no recording of the data folder; its column &quot;record&quot; is needed. Draw the pages with synthesize --data.</source>
        <translation>%1 nennt keine Aufzeichnung des Datenordners; die Spalte „record“ ist nötig. Bitte die Seiten mit synthesize --data zeichnen.</translation>
    </message>
    <message>
        <source>%1: %2 recordings of %3 patients</source>
        <translation>%1: %2 Aufzeichnungen von %3 Patienten</translation>
    </message>
    <message>
        <source>  superclass macro AUROC   %1</source>
        <translation>  Makro-AUROC Oberklassen  %1</translation>
    </message>
    <message>
        <source>  statement macro AUROC    %1</source>
        <translation>  Makro-AUROC Aussagen     %1</translation>
    </message>
    <message>
        <source>  superclass ECE (10 bins) %1</source>
        <translation>  ECE Oberkl. (10 Klassen) %1</translation>
    </message>
    <message>
        <source>  calibration slope        %1</source>
        <translation>  Kalibrierungssteigung    %1</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>n+</source>
        <translation>n+</translation>
    </message>
    <message>
        <source>n-</source>
        <translation>n-</translation>
    </message>
    <message>
        <source>AUROC (95 %)</source>
        <translation>AUROC (95 %)</translation>
    </message>
    <message>
        <source>Brier skill</source>
        <translation>Brier-Skill</translation>
    </message>
    <message>
        <source>%1 of these recordings are of folds that trained or calibrated the network: the figures flatter it.</source>
        <translation>%1 dieser Aufzeichnungen stammen aus Folds, mit denen das Netz trainiert oder kalibriert wurde: Die Zahlen sind zu günstig.</translation>
    </message>
    <message>
        <source>Predicting the findings of %1 recordings</source>
        <translation>Sage die Befunde von %1 Aufzeichnungen voraus</translation>
    </message>
    <message>
        <source>There is no recording of these folds.</source>
        <translation>In diesen Folds ist keine Aufzeichnung.</translation>
    </message>
    <message>
        <source>%1 pages, %2 of them refused</source>
        <translation>%1 Seiten, %2 davon abgelehnt</translation>
    </message>
    <message>
        <source>Image tower, the same pages</source>
        <translation>Bildnetz, dieselben Seiten</translation>
    </message>
    <message>
        <source>Both towers, the same pages</source>
        <translation>Beide Netze, dieselben Seiten</translation>
    </message>
    <message>
        <source>superclass macro AUROC, both towers minus true signals of the same pages: %1</source>
        <translation>Makro-AUROC der Oberklassen, beide Netze minus wahre Signale derselben Seiten: %1</translation>
    </message>
    <message>
        <source>superclass macro AUROC, traced minus true signals of the same pages: %1</source>
        <translation>Makro-AUROC der Oberklassen, nachgezeichnet minus wahre Signale derselben Seiten: %1</translation>
    </message>
    <message>
        <source>Scores predicted findings against labels: from true signals of a fold, or from traced pages of a manifest beside the true signals of the same pages.</source>
        <translation>Bewertet vorhergesagte Befunde an Labels: von wahren Signalen eines Folds, oder von nachgezeichneten Seiten eines Manifests neben den wahren Signalen derselben Seiten.</translation>
    </message>
    <message>
        <source>pages drawn by synthesize --data (with --analyses)</source>
        <translation>mit synthesize --data gezeichnete Seiten (mit --analyses)</translation>
    </message>
    <message>
        <source>which recordings; several with commas between them, out of fold</source>
        <translation>welche Aufzeichnungen; mehrere durch Kommas getrennt, außerhalb ihrer Folds</translation>
    </message>
    <message>
        <source>full, printed (3x4+1), or a layout such as 6x2: only what such a page prints</source>
        <translation>full, printed (3x4+1) oder ein Layout wie 6x2: nur, was eine solche Seite druckt</translation>
    </message>
    <message>
        <source>folder of the pages&apos; analyses, as batch writes it</source>
        <translation>Ordner der Analysen der Seiten, wie batch sie schreibt</translation>
    </message>
    <message>
        <source>also write the figures to this file</source>
        <translation>die Zahlen auch in diese Datei schreiben</translation>
    </message>
    <message>
        <source>folder of another network</source>
        <translation>Ordner eines anderen Netzes</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate findings --data DIR [--windows full|printed|LAYOUT], or ecgscan evaluate findings MANIFEST --analyses DIR --data DIR</source>
        <translation>Aufruf: ecgscan evaluate findings --data DIR [--windows full|printed|LAYOUT] oder ecgscan evaluate findings MANIFEST --analyses DIR --data DIR</translation>
    </message>
    <message>
        <source>QRS onset ms</source>
        <translation>QRS-Beginn ms</translation>
    </message>
    <message>
        <source>QRS offset ms</source>
        <translation>QRS-Ende ms</translation>
    </message>
    <message>
        <source>P onset ms</source>
        <translation>P-Beginn ms</translation>
    </message>
    <message>
        <source>T offset ms</source>
        <translation>T-Ende ms</translation>
    </message>
    <message>
        <source>PR ms</source>
        <translation>PR ms</translation>
    </message>
    <message>
        <source>QRS ms</source>
        <translation>QRS ms</translation>
    </message>
    <message>
        <source>QT ms</source>
        <translation>QT ms</translation>
    </message>
    <message>
        <source>%1 records; of %2 marked beats %3 were missed, %4 were invented between first and last marks</source>
        <translation>%1 Aufzeichnungen; von %2 markierten Schlägen wurden %3 übersehen, %4 zwischen erster und letzter Marke erfunden</translation>
    </message>
    <message>
        <source>%1 ms a recording</source>
        <translation>%1 ms je Aufzeichnung</translation>
    </message>
    <message>
        <source>Measures the recordings of LUDB and scores beats, wave boundaries and intervals against what cardiologists marked: of each wave the third earliest onset and the third latest offset over the leads, each record by the median of its beats.</source>
        <translation>Misst die Aufzeichnungen von LUDB und bewertet Schläge, Wellengrenzen und Zeiten an den Marken von Kardiologen: von jeder Welle den drittfrühesten Beginn und das drittspäteste Ende über die Ableitungen, jede Aufzeichnung nach dem Median ihrer Schläge.</translation>
    </message>
    <message>
        <source>pages drawn by synthesize --data (with --analyses): measured beside what the true recordings give</source>
        <translation>mit synthesize --data gezeichnete Seiten (mit --analyses): gemessen neben dem, was die wahren Aufzeichnungen ergeben</translation>
    </message>
    <message>
        <source>folder of recordings (holds ludb/ and ptbxl/); required</source>
        <translation>Ordner der Aufzeichnungen (enthält ludb/ und ptbxl/); nötig</translation>
    </message>
    <message>
        <source>on PTB-XL (ptbxl/) instead: whether PR is left out in atrial fibrillation, everything measured in sinus rhythm, pacing and ectopic beats recognised</source>
        <translation>stattdessen an PTB-XL (ptbxl/): ob PR bei Vorhofflimmern fehlt, bei Sinusrhythmus alles gemessen wird, Stimulation und Extrasystolen erkannt werden</translation>
    </message>
    <message>
        <source>folder for a Bland-Altman plot of each measure of the pages (SVG)</source>
        <translation>Ordner für ein Bland-Altman-Diagramm jedes Messwerts der Seiten (SVG)</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate measurements --data DIR [MANIFEST --analyses DIR]</source>
        <translation>Aufruf: ecgscan evaluate measurements --data DIR [MANIFEST --analyses DIR]</translation>
    </message>
    <message>
        <source>None of the superclasses is both present and absent in these recordings.</source>
        <translation>Keine der Oberklassen kommt in diesen Aufzeichnungen sowohl vor als auch nicht vor.</translation>
    </message>
    <message>
        <source>%1 (transfer: its towers were trained with real labels)</source>
        <translation>%1 (Transfer: Die Netze wurden mit echten Labels trainiert)</translation>
    </message>
    <message>
        <source>tower</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>by words</source>
        <translation>nach Worten</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Drawing a page of each recording</source>
        <translation>Zeichne eine Seite jeder Aufzeichnung</translation>
    </message>
    <message>
        <source>There is no labelled recording of fold %1.</source>
        <translation>In Fold %1 ist keine Aufzeichnung mit Labels.</translation>
    </message>
    <message>
        <source>superclass macro AUROC of %1 recordings of fold %2, %3 recordings to learn from</source>
        <translation>Makro-AUROC der Oberklassen von %1 Aufzeichnungen aus Fold %2, %3 Aufzeichnungen zum Lernen</translation>
    </message>
    <message>
        <source>Draws a page of each recording and asks how much frozen towers know of the superclasses: logistic regression on embeddings with all, a tenth and a hundredth of the labels of the folds that train (mean and standard deviation over draws of patients), and by the names of the classes alone.</source>
        <translation>Zeichnet eine Seite jeder Aufzeichnung und fragt, wie viel eingefrorene Netze von den Oberklassen wissen: logistische Regression auf Einbettungen mit allen, einem Zehntel und einem Hundertstel der Labels der Trainings-Folds (Mittel und Standardabweichung über Ziehungen von Patienten) und allein nach den Namen der Klassen.</translation>
    </message>
    <message>
        <source>folder of another network; several of them see the same pages</source>
        <translation>Ordner eines anderen Netzes; mehrere sehen dieselben Seiten</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate probe --data DIR</source>
        <translation>Aufruf: ecgscan evaluate probe --data DIR</translation>
    </message>
    <message>
        <source>unprinted seconds</source>
        <translation>nicht gedruckte Sekunden</translation>
    </message>
    <message>
        <source>RMSE uV</source>
        <translation>RMSE uV</translation>
    </message>
    <message>
        <source>median uV</source>
        <translation>Median uV</translation>
    </message>
    <message>
        <source>law residual</source>
        <translation>Gesetzesrest</translation>
    </message>
    <message>
        <source>PTB-XL fold %1</source>
        <translation>PTB-XL Fold %1</translation>
    </message>
    <message>
        <source>CinC 2011 of acceptable quality</source>
        <translation>CinC 2011 von brauchbarer Qualität</translation>
    </message>
    <message>
        <source>the recordings themselves</source>
        <translation>die Aufzeichnungen selbst</translation>
    </message>
    <message>
        <source>median beat repeated</source>
        <translation>Median-Schlag wiederholt</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>network, projected on the laws</source>
        <translation>Netz, auf die Gesetze projiziert</translation>
    </message>
    <message>
        <source>%1: no recording has seconds that the layout %2 leaves out.</source>
        <translation>%1: Keine Aufzeichnung hat Sekunden, die das Layout %2 auslässt.</translation>
    </message>
    <message>
        <source>%1: %2 recordings as %3 prints them; %4 left out, since no beats were found</source>
        <translation>%1: %2 Aufzeichnungen, wie %3 sie druckt; %4 ausgelassen, weil keine Schläge gefunden wurden</translation>
    </message>
    <message>
        <source>network below the median beat by %1 %</source>
        <translation>Netz um %1 % unter dem Median-Schlag</translation>
    </message>
    <message>
        <source>which recordings of PTB-XL</source>
        <translation>welche Aufzeichnungen von PTB-XL</translation>
    </message>
    <message>
        <source>those of cinc2011/ instead, whose stored leads break the laws</source>
        <translation>stattdessen die von cinc2011/, deren gespeicherte Ableitungen die Gesetze brechen</translation>
    </message>
    <message>
        <source>what is printed</source>
        <translation>was gedruckt ist</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate reconstruction --data DIR [--layout L]</source>
        <translation>Aufruf: ecgscan evaluate reconstruction --data DIR [--layout L]</translation>
    </message>
    <message>
        <source>None of the pages was analysed with this model from a recording of the data folder. Run ecgscan batch first.</source>
        <translation>Keine der Seiten wurde mit diesem Modell aus einer Aufzeichnung des Datenordners analysiert. Bitte zuerst ecgscan batch ausführen.</translation>
    </message>
    <message>
        <source>%1 pages; %2 left out</source>
        <translation>%1 Seiten; %2 ausgelassen</translation>
    </message>
    <message>
        <source>page finds its own recording first (recall@1): %1</source>
        <translation>Seite findet zuerst ihre eigene Aufzeichnung (Recall@1): %1</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>nach seinem Namen</translation>
    </message>
    <message>
        <source>among the 10 nearest, over prevalence</source>
        <translation>unter den 10 nächsten, über der Häufigkeit</translation>
    </message>
    <message>
        <source>Scores search: whether drawn pages find their own recordings (recall@1), how often the pages nearest to a page share its findings, and how well the name of a finding ranks the pages (AUROC).</source>
        <translation>Bewertet die Suche: ob gezeichnete Seiten ihre eigenen Aufzeichnungen finden (Recall@1), wie oft die nächsten Seiten deren Befunde teilen und wie gut der Name eines Befundes die Seiten ordnet (AUROC).</translation>
    </message>
    <message>
        <source>pages drawn by synthesize --data</source>
        <translation>mit synthesize --data gezeichnete Seiten</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate search MANIFEST --analyses DIR --data DIR</source>
        <translation>Aufruf: ecgscan evaluate search MANIFEST --analyses DIR --data DIR</translation>
    </message>
    <message>
        <source>Drawing %1 pages</source>
        <translation>Zeichne %1 Seiten</translation>
    </message>
    <message>
        <source>%1, matrix products of float32 at %2 GFLOP/s; a page is ten seconds of 12 leads</source>
        <translation>%1, Matrixprodukte in float32 mit %2 GFLOP/s; eine Seite sind zehn Sekunden von 12 Ableitungen</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>pages/s</source>
        <translation>Seiten/s</translation>
    </message>
    <message>
        <source>of peak</source>
        <translation>vom Höchstwert</translation>
    </message>
    <message>
        <source>probabilities, GPU against processor without TF32: image off by %1 at most, signal by %2</source>
        <translation>Wahrscheinlichkeiten, GPU gegen Prozessor ohne TF32: Bild weicht höchstens um %1 ab, Signal um %2</translation>
    </message>
    <message>
        <source>Measures how many pages a second the towers take on this computer, one at a time and in batches, and which share of the device&apos;s arithmetic that is. Reading a page off its picture comes on top: see timing_ms in the analyses of batch.</source>
        <translation>Misst, wie viele Seiten je Sekunde die Netze auf diesem Rechner schaffen, einzeln und in Stapeln, und welcher Anteil der Rechenleistung des Geräts das ist. Das Lesen einer Seite von ihrem Bild kommt dazu: siehe timing_ms in den Analysen von batch.</translation>
    </message>
    <message>
        <source>Nothing in these tables was said by &quot;%1&quot;.</source>
        <translation>Nichts in diesen Tabellen stammt von „%1“.</translation>
    </message>
    <message>
        <source>Makes the tables of a model card from predictions that evaluate findings --predictions kept: by set of pages and judge, by class, by age and sex, and calibration. Tables of the same pages and judge, such as out-of-fold predictions, are pooled.</source>
        <translation>Macht die Tabellen einer Modellkarte aus Vorhersagen, die evaluate findings --predictions aufbewahrt hat: nach Seitensatz und Urteilendem, nach Klasse, nach Alter und Geschlecht, und die Kalibrierung. Tabellen derselben Seiten und desselben Urteilenden, etwa Vorhersagen außerhalb der Folds, werden vereint.</translation>
    </message>
    <message>
        <source>files of predictions</source>
        <translation>Dateien mit Vorhersagen</translation>
    </message>
    <message>
        <source>whose findings are told class by class: true, traced, image, or both</source>
        <translation>wessen Befunde Klasse für Klasse gezeigt werden: true, traced, image oder both</translation>
    </message>
    <message>
        <source>also draw the reliability of that judge&apos;s first set, as SVG</source>
        <translation>auch die Zuverlässigkeit des ersten Satzes dieses Urteilenden zeichnen, als SVG</translation>
    </message>
    <message>
        <source>Say: ecgscan evaluate tables TABLE...</source>
        <translation>Aufruf: ecgscan evaluate tables TABLE...</translation>
    </message>
    <message>
        <source>women</source>
        <translation>Frauen</translation>
    </message>
    <message>
        <source>men</source>
        <translation>Männer</translation>
    </message>
    <message>
        <source>under 40 years</source>
        <translation>unter 40 Jahre</translation>
    </message>
    <message>
        <source>40 to 59</source>
        <translation>40 bis 59</translation>
    </message>
    <message>
        <source>60 to 79</source>
        <translation>60 bis 79</translation>
    </message>
    <message>
        <source>80 and over</source>
        <translation>80 und mehr</translation>
    </message>
    <message>
        <source>judge</source>
        <translation>Urteil von</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>superclasses</source>
        <translation>Oberklassen</translation>
    </message>
    <message>
        <source>subclasses</source>
        <translation>Unterklassen</translation>
    </message>
    <message>
        <source>form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>rhythm</source>
        <translation>Rhythmus</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>superclasses minus those from true signals</source>
        <translation>Oberklassen minus die aus wahren Signalen</translation>
    </message>
    <message>
        <source>AUROC, %1</source>
        <translation>AUROC, %1</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Macro AUROC with 95 % intervals over patients; statements with %1 or more positives.
</source>
        <translation>Makro-AUROC mit 95-%-Intervallen über Patienten; Aussagen mit %1 oder mehr positiven Fällen.
</translation>
    </message>
    <message>
        <source>Judge: %1
</source>
        <translation>Urteil von: %1
</translation>
    </message>
    <message>
        <source>Superclasses, %1, %2</source>
        <translation>Oberklassen, %1, %2</translation>
    </message>
    <message>
        <source>predicted probability</source>
        <translation>vorhergesagte Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>share that was true</source>
        <translation>Anteil, der zutraf</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made. Choose another one with --out.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden. Bitte mit --out einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 of %2 findings with enough verdicts were learned from %3 cases: on cases held out by patient their probabilities are closer to the readers than before. The others stay as they are. Verdicts exist only for what readers looked at, so the figures hold for such cases.</source>
        <translation>%1 von %2 Befunden mit genug Beurteilungen wurden aus %3 Fällen gelernt: An nach Patienten zurückgehaltenen Fällen liegen ihre Wahrscheinlichkeiten näher bei den Befundern als vorher. Die übrigen bleiben, wie sie sind. Beurteilungen gibt es nur für das, was Befunder ansahen, also gelten die Zahlen für solche Fälle.</translation>
    </message>
    <message>
        <source>None of %2 findings with enough verdicts (%1 learned, %3 cases) is clearly better than before on cases held out by patient: keep the present findings and review more cases.</source>
        <translation>Keiner von %2 Befunden mit genug Beurteilungen (%1 gelernt, %3 Fälle) ist an nach Patienten zurückgehaltenen Fällen deutlich besser als vorher: Bitte die bisherigen Befunde behalten und mehr Fälle beurteilen.</translation>
    </message>
    <message>
        <source>AUROC before</source>
        <translation>AUROC vor</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Brier before</source>
        <translation>Brier vor</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Reading the labelled cases</source>
        <translation>Lese die beurteilten Fälle</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>the window&apos;s database; required</source>
        <translation>die Datenbank des Fensters; nötig</translation>
    </message>
    <message>
        <source>folder for the head and the report; required</source>
        <translation>Ordner für den Kopf und den Bericht; nötig</translation>
    </message>
    <message>
        <source>folder of another network to build on</source>
        <translation>Ordner eines anderen Netzes, auf dem aufgebaut wird</translation>
    </message>
    <message>
        <source>There is no database %1. Name another file.</source>
        <translation>Es gibt keine Datenbank %1. Bitte eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>%1 is empty, no database. Name another file.</source>
        <translation>%1 ist leer, keine Datenbank. Bitte eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>Folds are numbers from 1 to %1 with commas between them.</source>
        <translation>Folds sind Zahlen von 1 bis %1, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>read one page: waveforms, measurements, predicted findings</source>
        <translation>eine Seite lesen: Kurven, Messwerte, vorhergesagte Befunde</translation>
    </message>
    <message>
        <source>read many files and folders, one JSON a page</source>
        <translation>viele Dateien und Ordner lesen, ein JSON je Seite</translation>
    </message>
    <message>
        <source>the engine for the window, on standard input and output</source>
        <translation>das Analyseprogramm des Fensters, über Standardein- und -ausgabe</translation>
    </message>
    <message>
        <source>draw ECG pages with exact truth</source>
        <translation>EKG-Seiten mit genau bekannten Werten zeichnen</translation>
    </message>
    <message>
        <source>train a network from recordings</source>
        <translation>ein Netz mit Aufzeichnungen trainieren</translation>
    </message>
    <message>
        <source>learn from the cases labelled in a database</source>
        <translation>aus den beurteilten Fällen einer Datenbank lernen</translation>
    </message>
    <message>
        <source>find analysed pages that are like a page or fit a text</source>
        <translation>analysierte Seiten finden, die einer Seite gleichen oder zu einem Text passen</translation>
    </message>
    <message>
        <source>score digitisation, findings, search and more against truth</source>
        <translation>Digitalisierung, Befunde, Suche und mehr an Sollwerten bewerten</translation>
    </message>
    <message>
        <source>check this installation</source>
        <translation>diese Installation prüfen</translation>
    </message>
    <message>
        <source>Usage: ecgscan COMMAND [OPTIONS]</source>
        <translation>Aufruf: ecgscan COMMAND [OPTIONEN]</translation>
    </message>
    <message>
        <source>&quot;ecgscan COMMAND --help&quot; explains one.</source>
        <translation>„ecgscan COMMAND --help“ erklärt einen Befehl.</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device; findings are predictions, not a diagnosis.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt; Befunde sind Vorhersagen, keine Diagnose.</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device; not for diagnosis or treatment decisions.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt; nicht für Diagnose oder Therapieentscheidungen.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;. &quot;ecgscan --help&quot; lists them.</source>
        <translation>Den Befehl „%1“ gibt es nicht. „ecgscan --help“ zählt sie auf.</translation>
    </message>
    <message>
        <source>rate /min</source>
        <translation>Freq. /min</translation>
    </message>
    <message>
        <source>P ms</source>
        <translation>P ms</translation>
    </message>
    <message>
        <source>P axis deg</source>
        <translation>P-Achse Grad</translation>
    </message>
    <message>
        <source>QRS axis deg</source>
        <translation>QRS-Achse Grad</translation>
    </message>
    <message>
        <source>T axis deg</source>
        <translation>T-Achse Grad</translation>
    </message>
    <message>
        <source>Sokolow mV</source>
        <translation>Sokolow mV</translation>
    </message>
    <message>
        <source>Cornell mV</source>
        <translation>Cornell mV</translation>
    </message>
    <message>
        <source>P mV</source>
        <translation>P mV</translation>
    </message>
    <message>
        <source>Q mV</source>
        <translation>Q mV</translation>
    </message>
    <message>
        <source>R mV</source>
        <translation>R mV</translation>
    </message>
    <message>
        <source>S mV</source>
        <translation>S mV</translation>
    </message>
    <message>
        <source>T mV</source>
        <translation>T mV</translation>
    </message>
    <message>
        <source>ST J mV</source>
        <translation>ST J mV</translation>
    </message>
    <message>
        <source>ST J+60 mV</source>
        <translation>ST J+60 mV</translation>
    </message>
    <message>
        <source>ST J+80 mV</source>
        <translation>ST J+80 mV</translation>
    </message>
    <message>
        <source>%1 names no recording of the data folder.</source>
        <translation>%1 nennt keine Aufzeichnung des Datenordners.</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>Ableitungen</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>SD</translation>
    </message>
    <message>
        <source>med. |e|</source>
        <translation>Med. |e|</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>in 2 sd</source>
        <translation>in 2 SD</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>erfunden</translation>
    </message>
    <message>
        <source>%1: mean %2, limits %3 and %4</source>
        <translation>%1: Mittel %2, Grenzen %3 und %4</translation>
    </message>
    <message>
        <source>mean of both, %1</source>
        <translation>Mittel beider, %1</translation>
    </message>
    <message>
        <source>measured minus reference</source>
        <translation>gemessen minus Referenz</translation>
    </message>
    <message>
        <source>There are no recordings to train on in %1. Check --data and --exclude.</source>
        <translation>In %1 sind keine Aufzeichnungen zum Trainieren. Bitte --data und --exclude prüfen.</translation>
    </message>
    <message>
        <source>The model that --from names has no part &quot;%1&quot; to start from.</source>
        <translation>Das mit --from genannte Modell hat keinen Teil „%1“, bei dem zu beginnen wäre.</translation>
    </message>
    <message>
        <source>%1 is no table of predictions. Make one with evaluate findings --predictions.</source>
        <translation>%1 ist keine Tabelle von Vorhersagen. evaluate findings --predictions erzeugt eine.</translation>
    </message>
    <message>
        <source>--exclude %1 is neither ids nor a file of them. Say ids such as 12,34 or name a file that holds them.</source>
        <translation>--exclude %1 sind weder Kennungen noch eine Datei mit solchen. Möglich sind Kennungen wie 12,34 oder eine Datei, die sie enthält.</translation>
    </message>
    <message>
        <source>Trains a network on the recordings of a data folder.</source>
        <translation>Trainiert ein Netz mit den Aufzeichnungen eines Datenordners.</translation>
    </message>
    <message>
        <source>folder for the model and its checkpoints; default: out/STAGE</source>
        <translation>Ordner für das Modell und seine Zwischenstände; Vorgabe: out/STAGE</translation>
    </message>
    <message>
        <source>signal: passes over the recordings</source>
        <translation>signal: Durchgänge durch die Aufzeichnungen</translation>
    </message>
    <message>
        <source>the other stages: of some pages each</source>
        <translation>die übrigen Stufen: zu je einigen Seiten</translation>
    </message>
    <message>
        <source>signal, self, supervised: channels of the last stage</source>
        <translation>signal, self, supervised: Kanäle der letzten Stufe</translation>
    </message>
    <message>
        <source>self: gram (volumes of image, signal and text, and pairs), pairs, no-text, image-only, or signals (and text, without pages)</source>
        <translation>self: gram (Volumen aus Bild, Signal und Text, und Paare), pairs, no-text, image-only oder signals (und Text, ohne Seiten)</translation>
    </message>
    <message>
        <source>align: folder of the model whose signal tower teaches; default: the shipped one</source>
        <translation>align: Ordner des Modells, dessen Signalnetz lehrt; Vorgabe: das mitgelieferte</translation>
    </message>
    <message>
        <source>reconstruction: weight of the limb-lead laws; 0: they are not asked for</source>
        <translation>reconstruction: Gewicht der Gesetze der Extremitätenableitungen; 0: sie werden nicht verlangt</translation>
    </message>
    <message>
        <source>of the processor; 0: one a core</source>
        <translation>des Prozessors; 0: einer je Kern</translation>
    </message>
    <message>
        <source>ecg ids that must not train, separated by commas, or a file of them</source>
        <translation>EKG-Kennungen, die nicht trainieren dürfen, durch Kommas getrennt, oder eine Datei mit ihnen</translation>
    </message>
    <message>
        <source>signal: which folds train; fewer than all for out-of-fold predictions</source>
        <translation>signal: welche Folds trainieren; weniger als alle für Vorhersagen außerhalb der Folds</translation>
    </message>
    <message>
        <source>all but signal: start from the weights in this folder, not from random ones</source>
        <translation>alle außer signal: mit den Gewichten in diesem Ordner beginnen, nicht mit zufälligen</translation>
    </message>
    <message>
        <source>go on from the checkpoint in --out</source>
        <translation>beim Zwischenstand in --out fortsetzen</translation>
    </message>
    <message>
        <source>%1 does not hold a whole network, which is manifest.json and the weights.safetensors that it describes. Name another folder with --from.</source>
        <translation>%1 enthält kein vollständiges Netz: manifest.json und die darin beschriebene weights.safetensors. Bitte mit --from einen anderen Ordner nennen.</translation>
    </message>
    <message>
        <source>Say: ecgscan pretrain %1 --data DIR</source>
        <translation>Aufruf: ecgscan pretrain %1 --data DIR</translation>
    </message>
    <message>
        <source>--epochs is for &quot;signal&quot;, --rounds for the other stages.</source>
        <translation>--epochs ist für &quot;signal&quot;, --rounds für die übrigen Stufen.</translation>
    </message>
    <message>
        <source>--%1 is for &quot;%2&quot; alone.</source>
        <translation>--%1 ist nur für &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>--law-weight is a number from 0 to 1000.</source>
        <translation>--law-weight ist eine Zahl von 0 bis 1000.</translation>
    </message>
    <message>
        <source>Stopped. Run the same command with --resume to calibrate again.</source>
        <translation>Gestoppt. Derselbe Befehl mit --resume kalibriert erneut.</translation>
    </message>
    <message>
        <source>Calibrating on pages of fold %1</source>
        <translation>Kalibriere an Seiten von Fold %1</translation>
    </message>
    <message>
        <source>superclass macro AUROC of the calibration fold: signal tower %1, image tower %2</source>
        <translation>Makro-AUROC der Oberklassen im Kalibrier-Fold: Signalnetz %1, Bildnetz %2</translation>
    </message>
    <message>
        <source>%1 recordings to train on, %2 to calibrate on, %3 classes</source>
        <translation>%1 Aufzeichnungen zum Trainieren, %2 zum Kalibrieren, %3 Klassen</translation>
    </message>
    <message>
        <source>atrial fibrillation without a PR: %1</source>
        <translation>Vorhofflimmern ohne PR: %1</translation>
    </message>
    <message>
        <source>sinus rhythm with PR, QRS and QT: %1</source>
        <translation>Sinusrhythmus mit PR, QRS und QT: %1</translation>
    </message>
    <message>
        <source>paced and recognised: %1</source>
        <translation>stimuliert und erkannt: %1</translation>
    </message>
    <message>
        <source>not paced and taken for it: %1</source>
        <translation>nicht stimuliert, aber dafür gehalten: %1</translation>
    </message>
    <message>
        <source>with PVC, a beat of another shape found: %1</source>
        <translation>mit VES (PVC), Schlag anderer Form gefunden: %1</translation>
    </message>
    <message>
        <source>normal, a beat of another shape found: %1</source>
        <translation>normal, Schlag anderer Form gefunden: %1</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1, Seite %2</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Reports that the network learned from do not have the words: %1. They are read letter by letter and may count for nothing.</source>
        <translation>In den Berichten, aus denen das Netz lernte, kommen diese Wörter nicht vor: %1. Sie werden Buchstabe für Buchstabe gelesen und zählen vielleicht nichts.</translation>
    </message>
    <message>
        <source>What is denied is not understood: pages that show it may come first. Say what is there.</source>
        <translation>Verneintes wird nicht verstanden: Seiten, die es zeigen, können zuerst kommen. Bitte sagen, was da ist.</translation>
    </message>
    <message>
        <source>%1 pages were analysed with another model and are left out. Analyse them again to find them.</source>
        <translation>%1 Seiten wurden mit einem anderen Modell analysiert und sind ausgelassen. Erneut analysiert, werden auch sie gefunden.</translation>
    </message>
    <message>
        <source>There is no analysed page to search.</source>
        <translation>Es gibt keine analysierte Seite zum Durchsuchen.</translation>
    </message>
    <message>
        <source>likeness</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>predicted, not a diagnosis</source>
        <translation>vorhergesagt, keine Diagnose</translation>
    </message>
    <message>
        <source>Finds the analysed pages of a database or a folder that are most like a page, or that fit an English text best.</source>
        <translation>Findet die analysierten Seiten einer Datenbank oder eines Ordners, die einer Seite am meisten gleichen oder am besten zu einem englischen Text passen.</translation>
    </message>
    <message>
        <source>search the cases of this database</source>
        <translation>die Fälle dieser Datenbank durchsuchen</translation>
    </message>
    <message>
        <source>search the analyses in this folder, as batch writes them</source>
        <translation>die Analysen in diesem Ordner durchsuchen, wie batch sie schreibt</translation>
    </message>
    <message>
        <source>pages like this one (its first page)</source>
        <translation>Seiten wie diese (ihre erste Seite)</translation>
    </message>
    <message>
        <source>pages of which this is true: &quot;atrial fibrillation with RBBB&quot;</source>
        <translation>Seiten, für die das zutrifft: &quot;atrial fibrillation with RBBB&quot;</translation>
    </message>
    <message>
        <source>show so many</source>
        <translation>so viele zeigen</translation>
    </message>
    <message>
        <source>Say: ecgscan search --database FILE|--analyses DIR --like PAGE|--text TEXT</source>
        <translation>Aufruf: ecgscan search --database FILE|--analyses DIR --like PAGE|--text TEXT</translation>
    </message>
    <message>
        <source>The engine for the window; speaks messages on standard input and output.</source>
        <translation>Das Analyseprogramm des Fensters; spricht Nachrichten über Standardein- und -ausgabe.</translation>
    </message>
    <message>
        <source>end together with the process of this number</source>
        <translation>zusammen mit dem Prozess dieser Nummer enden</translation>
    </message>
    <message>
        <source>Say: ecgscan serve [--parent PID]</source>
        <translation>Aufruf: ecgscan serve [--parent PID]</translation>
    </message>
    <message>
        <source>There are no such recordings in %1. Check --fold and --statement.</source>
        <translation>In %1 sind keine solchen Aufzeichnungen. Bitte --fold und --statement prüfen.</translation>
    </message>
    <message>
        <source>Pages of an earlier run in %1: %2. manifest.csv does not name them; remove them or choose an empty folder.</source>
        <translation>Seiten eines früheren Laufs in %1: %2. manifest.csv nennt sie nicht; bitte entfernen oder einen leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>Draws ECG pages with exact truth: page_0001.png, page_0001.json and so on, and manifest.csv. Where an option takes a list, each page gets one of it by its seed.</source>
        <translation>Zeichnet EKG-Seiten mit genau bekannten Werten: page_0001.png, page_0001.json und so weiter, und manifest.csv. Wo eine Option eine Liste annimmt, bekommt jede Seite nach ihrem Startwert einen Eintrag daraus.</translation>
    </message>
    <message>
        <source>folder for the pages; required</source>
        <translation>Ordner für die Seiten; nötig</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>wie viele</translation>
    </message>
    <message>
        <source>of the first page; each next one counts up</source>
        <translation>der ersten Seite; jede weitere zählt hoch</translation>
    </message>
    <message>
        <source>%1; mixed: one of the common ones a page; any: one of all</source>
        <translation>%1; mixed: eines der üblichen je Seite; any: eines von allen</translation>
    </message>
    <message>
        <source>dots an inch, 50 to 600; a list</source>
        <translation>Punkte je Zoll, 50 bis 600; eine Liste</translation>
    </message>
    <message>
        <source>width in mm, or a range: 0.2-0.4</source>
        <translation>Breite in mm oder ein Bereich: 0.2-0.4</translation>
    </message>
    <message>
        <source>mm/mV; a list: 5,10,20</source>
        <translation>mm/mV; eine Liste: 5,10,20</translation>
    </message>
    <message>
        <source>mm/s; a list: 25,50</source>
        <translation>mm/s; eine Liste: 25,50</translation>
    </message>
    <message>
        <source>V1 to V6 are printed at half of that gain</source>
        <translation>V1 bis V6 sind mit der halben Verstärkung gedruckt</translation>
    </message>
    <message>
        <source>paper, colours, pulse, names and texts differ from page to page</source>
        <translation>Papier, Farben, Kalibrierzacke, Namen und Texte wechseln von Seite zu Seite</translation>
    </message>
    <message>
        <source>draw recordings of this folder instead of simulated ones</source>
        <translation>Aufzeichnungen dieses Ordners statt simulierter zeichnen</translation>
    </message>
    <message>
        <source>those of LUDB (ludb/ in that folder), without labels</source>
        <translation>die von LUDB (ludb/ in jenem Ordner), ohne Labels</translation>
    </message>
    <message>
        <source>which recordings; a list such as 8,9</source>
        <translation>welche Aufzeichnungen; eine Liste wie 8,9</translation>
    </message>
    <message>
        <source>only recordings with one of these SCP-ECG statements; a list</source>
        <translation>nur Aufzeichnungen mit einer dieser SCP-ECG-Aussagen; eine Liste</translation>
    </message>
    <message>
        <source>none, scan or photo</source>
        <translation>none (keine), scan oder photo (Foto)</translation>
    </message>
    <message>
        <source>png or jpg</source>
        <translation>png oder jpg</translation>
    </message>
    <message>
        <source>--%1 is a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>--%1 ist eine Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>Say: ecgscan synthesize --out DIR [OPTIONS]</source>
        <translation>Aufruf: ecgscan synthesize --out DIR [OPTIONEN]</translation>
    </message>
    <message>
        <source>--fold is a whole number from 1 to 10, or a list of them, not &quot;%1&quot;.</source>
        <translation>--fold ist eine ganze Zahl von 1 bis 10 oder eine Liste davon, nicht „%1“.</translation>
    </message>
    <message>
        <source>--pen is a width or a range such as 0.2-0.4.</source>
        <translation>--pen ist eine Breite oder ein Bereich wie 0.2-0.4.</translation>
    </message>
    <message>
        <source>--statement: there is no statement &quot;%1&quot;.</source>
        <translation>--statement: Eine Aussage „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>--statement needs --data, and LUDB has no statements.</source>
        <translation>--statement braucht --data, und LUDB hat keine Aussagen.</translation>
    </message>
    <message>
        <source>--fold needs --data: simulated hearts have none.</source>
        <translation>--fold braucht --data: Simulierte Herzen haben keine.</translation>
    </message>
    <message>
        <source>Reads every page of many files and writes one JSON a page, and measurements.csv (a line a page) and amplitudes.csv (a line a lead). Prints one JSON line a page and a summary. Pages that an earlier run finished are skipped.</source>
        <translation>Liest jede Seite vieler Dateien und schreibt ein JSON je Seite sowie measurements.csv (eine Zeile je Seite) und amplitudes.csv (eine Zeile je Ableitung). Gibt eine JSON-Zeile je Seite und eine Zusammenfassung aus. Seiten, die ein früherer Lauf fertig hat, werden übersprungen.</translation>
    </message>
    <message>
        <source>%1 has no case of the number %2.</source>
        <translation>%1 hat keinen Fall der Nummer %2.</translation>
    </message>
    <message>
        <source>There are no cases in %1. Name another place.</source>
        <translation>In %1 sind keine Fälle. Nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>take the cases of this database</source>
        <translation>die Fälle dieser Datenbank nehmen</translation>
    </message>
    <message>
        <source>or the analyses that batch wrote to this folder</source>
        <translation>oder die Analysen, die batch in diesen Ordner geschrieben hat</translation>
    </message>
    <message>
        <source>only the cases of these numbers: 12 or 1-20,25</source>
        <translation>nur die Fälle dieser Nummern: 12 oder 1-20,25</translation>
    </message>
    <message>
        <source>without what says whose they are; the header of the pages is painted over</source>
        <translation>ohne das, was sagt, von wem sie sind; der Kopf der Seiten wird übermalt</translation>
    </message>
    <message>
        <source>Say where the cases are: --database FILE or --analyses DIR.</source>
        <translation>Sagen Sie, wo die Fälle sind: --database FILE oder --analyses DIR.</translation>
    </message>
    <message>
        <source>--case is a list of numbers such as 12 or 1-20,25, not &quot;%1&quot;.</source>
        <translation>--case ist eine Liste von Nummern wie 12 oder 1-20,25, nicht „%1“.</translation>
    </message>
    <message>
        <source>%1 is another file than the one that was analysed. Analyse it again.</source>
        <translation>%1 ist eine andere Datei als die analysierte. Analysieren Sie sie neu.</translation>
    </message>
    <message>
        <source>of pages: beside the true recording in the seconds alone that the page prints of each lead, which leaves the errors of the reading</source>
        <translation>bei Seiten: neben der wahren Aufzeichnung nur in den Sekunden, die die Seite von jeder Ableitung druckt; übrig bleiben die Lesefehler</translation>
    </message>
    <message>
        <source>on LUDB: each fifth of the records with thresholds that were chosen on the others</source>
        <translation>an LUDB: jedes Fünftel der Aufzeichnungen mit Schwellen, die an den übrigen gewählt wurden</translation>
    </message>
    <message>
        <source>also each record: measured/true</source>
        <translation>auch jede Aufzeichnung: gemessen/wahr</translation>
    </message>
    <message>
        <source>superclass AUROC</source>
        <translation>AUROC der Oberklassen</translation>
    </message>
    <message>
        <source>what is printed, no more</source>
        <translation>nur das Gedruckte</translation>
    </message>
    <message>
        <source>Hides what a page does not print of real recordings, and scores what the network makes of it beside each lead&apos;s median beat repeated. What is printed is given exactly, without the errors of a reading. The law residual is the root mean square of what III, aVR, aVL and aVF are off from I and II, relative to that of the limb leads. Of PTB-XL also how well the shipped signal tower finds the superclasses in ten seconds of each lead so made.</source>
        <translation>Verdeckt bei echten Aufzeichnungen, was eine Seite nicht druckt, und bewertet, was das Netz daraus macht, neben dem wiederholten Median-Schlag jeder Ableitung. Das Gedruckte ist genau gegeben, ohne die Fehler des Lesens. Der Gesetzesrest ist das quadratische Mittel dessen, was III, aVR, aVL und aVF von I und II abweichen, bezogen auf das der Extremitätenableitungen. Bei PTB-XL auch, wie gut das mitgelieferte Signalnetz die Oberklassen in den so gewonnenen zehn Sekunden jeder Ableitung findet.</translation>
    </message>
    <message>
        <source>No page went into the data set: it takes analysed pages that a reader has judged.</source>
        <translation>Keine Seite kam in den Datensatz: er nimmt analysierte Seiten auf, die jemand beurteilt hat.</translation>
    </message>
    <message>
        <source>folder for the files; required</source>
        <translation>Ordner für die Dateien; nötig</translation>
    </message>
    <message>
        <source>Writes the cases that readers have judged as a data set: pages, their analyses, and a manifest that says what is there (labels), what is not (absent), and in which fold. Pages of one patient are in one fold. evaluate external and finetune read it. Cases that lack something are named and left out.</source>
        <translation>Schreibt die beurteilten Fälle als Datensatz: Seiten, ihre Analysen und ein Verzeichnis, das sagt, was da ist (labels), was nicht (absent), und in welchem Teil. Die Seiten eines Patienten sind in einem Teil. evaluate external und finetune lesen ihn. Fälle, denen etwas fehlt, werden genannt und weggelassen.</translation>
    </message>
    <message>
        <source>Say: ecgscan export dataset --database FILE [--case N] [--de-identify] --out DIR</source>
        <translation>So: ecgscan export dataset --database FILE [--case N] [--de-identify] --out DIR</translation>
    </message>
    <message>
        <source>Writes cases as files: pdf, a report true to scale; json, the analysis; csv, tables of findings with verdicts and of measurements; wfdb, the printed waveforms with the beats; png, the page with its traces. Prints one JSON line a case and a summary. &quot;ecgscan export dataset --help&quot; explains the other kind.</source>
        <translation>Schreibt Fälle als Dateien: pdf, ein maßstabsgetreuer Bericht; json, die Analyse; csv, Tabellen der Befunde mit Urteilen und der Messwerte; wfdb, die gedruckten Kurven mit den Schlägen; png, die Seite mit ihren Kurven. Gibt eine JSON-Zeile je Fall und eine Zusammenfassung aus. „ecgscan export dataset --help“ erklärt die andere Art.</translation>
    </message>
    <message>
        <source>with commas between them</source>
        <translation>mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>--format is of %1, not &quot;%2&quot;.</source>
        <translation>--format ist aus %1, nicht „%2“.</translation>
    </message>
    <message>
        <source>Say: ecgscan export --database FILE|--analyses DIR [--format LIST] [--case N] [--de-identify] --out DIR</source>
        <translation>So: ecgscan export --database FILE|--analyses DIR [--format LIST] [--case N] [--de-identify] --out DIR</translation>
    </message>
    <message>
        <source>The page has not been analysed, so there is no more to write of it.</source>
        <translation>Die Seite ist nicht analysiert, also gibt es nicht mehr von ihr zu schreiben.</translation>
    </message>
    <message>
        <source>No ECG was found on the page, so there are no waveforms.</source>
        <translation>Auf der Seite wurde kein EKG gefunden, also gibt es keine Kurven.</translation>
    </message>
    <message>
        <source>No reader has judged it, so it has no labels.</source>
        <translation>Niemand hat ihn beurteilt, also hat er keine Labels.</translation>
    </message>
    <message>
        <source>It has not been analysed, or shows no ECG.</source>
        <translation>Er ist nicht analysiert oder zeigt kein EKG.</translation>
    </message>
    <message>
        <source>Learns from the cases that readers have labelled, in a database or a data set. What nobody judged is unknown, not negative.</source>
        <translation>Lernt aus den beurteilten Fällen einer Datenbank oder eines Datensatzes. Was niemand beurteilt hat, ist unbekannt, nicht negativ.</translation>
    </message>
    <message>
        <source>the window&apos;s database</source>
        <translation>die Datenbank des Fensters</translation>
    </message>
    <message>
        <source>or a data set that export dataset wrote</source>
        <translation>oder ein Datensatz, den export dataset geschrieben hat</translation>
    </message>
    <message>
        <source>Say: ecgscan finetune --database FILE|--dataset DIR --out DIR</source>
        <translation>So: ecgscan finetune --database FILE|--dataset DIR --out DIR</translation>
    </message>
    <message>
        <source>%1 verdicts on %2 pages were taken over, %3 were there already, %4 that readers gave otherwise were kept.</source>
        <translation>%1 Urteile zu %2 Seiten wurden übernommen, %3 waren schon da, %4 anderslautende blieben.</translation>
    </message>
    <message>
        <source>These are no SCP-ECG codes and are labels of this place now: %1</source>
        <translation>Dies sind keine SCP-ECG-Codes, nun aber eigene Labels: %1</translation>
    </message>
    <message>
        <source>No case, or more than one, is of %1, page %2: left out.</source>
        <translation>Kein Fall oder mehr als einer ist von %1, Seite %2: weggelassen.</translation>
    </message>
    <message>
        <source>Takes verdicts from a CSV table: findings.csv or manifest.csv as export writes them, or one with the columns file and labels (codes with semicolons between them), and absent, page and sha256 if known. Pages are cases that are in the database already; open them in the window first.</source>
        <translation>Übernimmt Urteile aus einer CSV-Tabelle: findings.csv oder manifest.csv, wie export sie schreibt, oder eine mit den Spalten file und labels (Codes mit Strichpunkten dazwischen), dazu absent, page und sha256, wenn bekannt. Seiten sind Fälle, die schon in der Datenbank sind; öffnen Sie sie vorher im Fenster.</translation>
    </message>
    <message>
        <source>where readers said otherwise, the table counts</source>
        <translation>wo jemand anders geurteilt hat, gilt die Tabelle</translation>
    </message>
    <message>
        <source>Say: ecgscan import-labels TABLE --database FILE [--replace]</source>
        <translation>So: ecgscan import-labels TABLE --database FILE [--replace]</translation>
    </message>
    <message>
        <source>write cases as PDF, JSON, CSV, WFDB and PNG, or as a data set</source>
        <translation>Fälle als PDF, JSON, CSV, WFDB und PNG schreiben, oder als Datensatz</translation>
    </message>
    <message>
        <source>take verdicts on the cases of a database from a table</source>
        <translation>Urteile über die Fälle einer Datenbank aus einer Tabelle übernehmen</translation>
    </message>
    <message>
        <source>%1 pages, %2 of them refused; each beside the same method on %3 true recording (intervals of LUDB&apos;s: beside its readers&apos; marks)</source>
        <translation>%1 Seiten, %2 davon abgelehnt; jede neben demselben Verfahren an %3 wahren Aufzeichnung (Zeiten bei LUDB: neben den Marken der dortigen Befunder)</translation>
    </message>
    <message>
        <source>the printed seconds of the</source>
        <translation>den gedruckten Sekunden der</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>der ganzen</translation>
    </message>
    <message>
        <source>&quot;signal&quot;: findings from reconstructed leads; &quot;tracer&quot;: follows the pen on pages; &quot;labels&quot;: reads the leads&apos; names; &quot;align&quot;: findings from the page itself; &quot;text&quot;: what words mean, for search; &quot;reconstruction&quot;: what a page did not print; &quot;self&quot;: both towers and words without labels of real recordings; &quot;supervised&quot;: findings from the page by labels alone, a baseline; &quot;probe&quot;: linear probes on a network, which is what evaluate probe does.</source>
        <translation>&quot;signal&quot;: Befunde aus rekonstruierten Ableitungen; &quot;tracer&quot;: folgt dem Stift auf Seiten; &quot;labels&quot;: liest die Namen der Ableitungen; &quot;align&quot;: Befunde aus der Seite selbst; &quot;text&quot;: was Wörter bedeuten, für die Suche; &quot;reconstruction&quot;: was eine Seite nicht druckt; &quot;self&quot;: beide Netze und Wörter ohne Labels echter Aufzeichnungen; &quot;supervised&quot;: Befunde aus der Seite allein nach Labels, zum Vergleich; &quot;probe&quot;: lineare Proben auf einem Netz, wie evaluate probe sie macht.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 is no JSON object such as the &quot;repair&quot; of an analysis.</source>
        <translation>%1 ist kein JSON-Objekt wie &quot;repair&quot; in einer Analyse.</translation>
    </message>
    <message>
        <source>--%1 %2 is no value that a page is printed with.</source>
        <translation>--%1 %2 ist kein Wert, mit dem eine Seite gedruckt wird.</translation>
    </message>
    <message>
        <source>mm/s of the paper; default: as the page says</source>
        <translation>mm/s des Papiers; Vorgabe: wie auf der Seite angegeben</translation>
    </message>
    <message>
        <source>mm/mV; default: as the page says</source>
        <translation>mm/mV; Vorgabe: wie auf der Seite angegeben</translation>
    </message>
    <message>
        <source>such as 3x4+1; default: as the page looks</source>
        <translation>etwa 3x4+1; Vorgabe: wie die Seite aussieht</translation>
    </message>
    <message>
        <source>what was corrected by hand in the window: an analysis with it, or its &quot;repair&quot; alone</source>
        <translation>was im Fenster von Hand korrigiert wurde: eine Analyse damit oder nur deren &quot;repair&quot;</translation>
    </message>
    <message>
        <source>without fifth %1: %2</source>
        <translation>ohne Fünftel %1: %2</translation>
    </message>
    <message>
        <source>on all: %1</source>
        <translation>an allen: %1</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1.</source>
        <translation>Die Datei kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>There are files of a data set in %1 already, and pages of two must not be mixed. Choose another folder, or empty it.</source>
        <translation>In %1 liegen schon Dateien eines Datensatzes, und Seiten von zweien dürfen nicht vermischt werden. Bitte einen anderen Ordner wählen oder diesen leeren.</translation>
    </message>
    <message>
        <source>%1, page %2: the table says of &quot;%3&quot; that it is there and that it is not. It is left out.</source>
        <translation>%1, Seite %2: Die Tabelle sagt von „%3“, dass es da ist und dass es nicht da ist. Es wird weggelassen.</translation>
    </message>
    <message>
        <source>only the verdicts of the reader with this number, 0: of nobody who signed in; default: all</source>
        <translation>nur die Beurteilungen des Befunders mit dieser Nummer, 0: die ohne Anmeldung; Voreinstellung: alle</translation>
    </message>
    <message>
        <source>--reader is a number, not &quot;%1&quot;.</source>
        <translation>--reader ist eine Zahl, nicht „%1“.</translation>
    </message>
</context>
<context>
    <name>ecgscan::Banner</name>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>ecgscan::BoundaryHandle</name>
    <message>
        <source>measured %L1 ms</source>
        <translation>gemessen %L1 ms</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%L1 ms, corrected by hand; %2</source>
        <translation>%L1 ms, von Hand korrigiert; %2</translation>
    </message>
    <message>
        <source>%1: %2. Drag it, or move it with the arrow keys; Delete takes a correction back.</source>
        <translation>%1: %2. Ziehen oder mit den Pfeiltasten verschieben; Entf nimmt eine Korrektur zurück.</translation>
    </message>
</context>
<context>
    <name>ecgscan::Caliper</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1/min</source>
        <comment>beats per minute</comment>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>%1 mV</source>
        <translation>%1 mV</translation>
    </message>
    <message>
        <source>printed %1 × %2 mm</source>
        <translation>gedruckt %1 × %2 mm</translation>
    </message>
    <message>
        <source>predicted, not printed</source>
        <translation>vorhergesagt, nicht gedruckt</translation>
    </message>
</context>
<context>
    <name>ecgscan::CaliperOverlay</name>
    <message>
        <source>Calipers</source>
        <translation>Messzirkel</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Calipers: drag, or press an arrow key. Esc ends.</source>
        <translation>Messzirkel: ziehen oder eine Pfeiltaste drücken. Esc beendet.</translation>
    </message>
</context>
<context>
    <name>ecgscan::CaseActions</name>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>Page &amp;quality</source>
        <translation>Seiten&amp;qualität</translation>
    </message>
    <message>
        <source>&amp;Urgent</source>
        <translation>&amp;Dringend</translation>
    </message>
    <message>
        <source>New &amp;label of this site…</source>
        <translation>Neues &amp;Label dieser Einrichtung…</translation>
    </message>
</context>
<context>
    <name>ecgscan::CaseForm</name>
    <message>
        <source>&amp;Patient id</source>
        <translation>&amp;Patienten-ID</translation>
    </message>
    <message>
        <source>A&amp;ge in years</source>
        <translation>Al&amp;ter (Jahre)</translation>
    </message>
    <message>
        <source>Se&amp;x</source>
        <translation>&amp;Geschlecht</translation>
    </message>
    <message>
        <source>&amp;Recorded on</source>
        <translation>Aufnahme a&amp;m</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Pseudonym, never a name</source>
        <translation>Pseudonym, nie ein Name</translation>
    </message>
    <message>
        <source>Patient id (pseudonym)</source>
        <translation>Patienten-ID (Pseudonym)</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Age in years</source>
        <translation>Alter in Jahren</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Weiblich</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Männlich</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Date of recording</source>
        <translation>Aufnahmedatum</translation>
    </message>
    <message>
        <source>What you want to remember of this ECG</source>
        <translation>Was zu diesem EKG festgehalten werden soll</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>This age isn&apos;t saved yet: write a number from 0 to 120.</source>
        <translation>Dieses Alter ist noch nicht gespeichert: Bitte eine Zahl von 0 bis 120 eingeben.</translation>
    </message>
    <message>
        <source>This date isn&apos;t saved yet: write it like 2024-05-31, and not in the future.</source>
        <translation>Dieses Datum ist noch nicht gespeichert: Bitte in der Form 2024-05-31 eingeben, nicht in der Zukunft.</translation>
    </message>
</context>
<context>
    <name>ecgscan::CaseLabelsForm</name>
    <message>
        <source>&amp;Urgent</source>
        <translation>Dring&amp;end</translation>
    </message>
    <message>
        <source>Stat&amp;e</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>Page &amp;quality</source>
        <translation>Seiten&amp;qualität</translation>
    </message>
    <message>
        <source>Tag&amp;s</source>
        <translation>Schlag&amp;wörter</translation>
    </message>
    <message>
        <source>State of the case</source>
        <translation>Status des Falls</translation>
    </message>
    <message>
        <source>Quality of the page</source>
        <translation>Qualität der Seite</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Words of your own, with commas between them</source>
        <translation>Eigene Wörter, durch Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>ecgscan::ComparisonDialog</name>
    <message>
        <source>there</source>
        <translation>liegt vor</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>liegt nicht vor</translation>
    </message>
    <message>
        <source>– (both always said the same)</source>
        <translation>– (beide sagten immer dasselbe)</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Compare two readers</source>
        <translation>Zwei Befunder vergleichen</translation>
    </message>
    <message>
        <source>First reader</source>
        <translation>Erster Befunder</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>Zweiter Befunder</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Where they differ</source>
        <translation>Wo sie voneinander abweichen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Judged by both</source>
        <translation>Von beiden beurteilt</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Einig</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa (95 % interval)</source>
        <translation>Cohens Kappa (95-%-Intervall)</translation>
    </message>
    <message>
        <source>Agreement by finding</source>
        <translation>Übereinstimmung je Befund</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweiter</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>Letztes Wort</translation>
    </message>
    <message>
        <source>Findings on which the readers differ</source>
        <translation>Befunde, bei denen die Befunder voneinander abweichen</translation>
    </message>
    <message>
        <source>It is &amp;there</source>
        <translation>Liegt &amp;vor</translation>
    </message>
    <message>
        <source>It is &amp;not there</source>
        <translation>Liegt &amp;nicht vor</translation>
    </message>
    <message>
        <source>Leave &amp;open</source>
        <translation>&amp;Offen lassen</translation>
    </message>
    <message>
        <source>&amp;Show the page</source>
        <translation>Seite &amp;zeigen</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>Alle Befunde</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>Choose two different readers.</source>
        <translation>Bitte zwei verschiedene Befunder wählen.</translation>
    </message>
    <message>
        <source>There is no finding that both of them have judged.</source>
        <translation>Es gibt keinen Befund, den beide beurteilt haben.</translation>
    </message>
    <message>
        <source>Only findings that both have judged count. Comparing shows verdicts: do it when both have read.</source>
        <translation>Nur Befunde zählen, die beide beurteilt haben. Das Vergleichen zeigt Beurteilungen: Bitte erst vergleichen, wenn beide befundet haben.</translation>
    </message>
    <message>
        <source>%1 – page %2</source>
        <translation>%1 – Seite %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>ecgscan::Database</name>
    <message>
        <source>The database is in use by another program. Close it there and try again; nothing was lost.</source>
        <translation>Die Datenbank wird von einem anderen Programm benutzt. Bitte dort schließen und wiederholen; nichts ging verloren.</translation>
    </message>
    <message>
        <source>The disk is full, so the last change is not saved. Free some space and try again; everything before is safe.</source>
        <translation>Der Datenträger ist voll, deshalb ist die letzte Änderung nicht gespeichert. Bitte Platz schaffen und wiederholen; alles davor ist sicher.</translation>
    </message>
    <message>
        <source>The database is damaged. It was left as it is; restore a copy of it or choose another one.</source>
        <translation>Die Datenbank ist beschädigt. Sie wurde nicht verändert; bitte eine Kopie wiederherstellen oder eine andere wählen.</translation>
    </message>
    <message>
        <source>The database can&apos;t be written here. Check the permissions of its folder or choose another place.</source>
        <translation>Die Datenbank kann hier nicht geschrieben werden. Bitte die Rechte ihres Ordners prüfen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The database could not be read or written. Try again.</source>
        <translation>Die Datenbank konnte nicht gelesen oder geschrieben werden. Bitte wiederholen.</translation>
    </message>
    <message>
        <source>The database can&apos;t be opened. Check its permissions or choose another one.</source>
        <translation>Die Datenbank lässt sich nicht öffnen. Bitte ihre Rechte prüfen oder eine andere wählen.</translation>
    </message>
    <message>
        <source>This database was written by a newer version of ECG-Scan. It was left as it is; update the program.</source>
        <translation>Diese Datenbank stammt von einer neueren Version von ECG-Scan. Sie wurde nicht verändert; bitte das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>This file is not a database of ECG-Scan, or it is damaged. It was left as it is; choose another one.</source>
        <translation>Diese Datei ist keine Datenbank von ECG-Scan oder beschädigt. Sie wurde nicht verändert; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>This database belongs to another program. It was left as it is; choose another one.</source>
        <translation>Diese Datenbank gehört zu einem anderen Programm. Sie wurde nicht verändert; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>There is no database with this name.</source>
        <translation>Es gibt keine Datenbank dieses Namens.</translation>
    </message>
    <message>
        <source>This database was written by an older version of ECG-Scan. Open it once in the window, which brings it up to date.</source>
        <translation>Diese Datenbank stammt von einer älteren Version von ECG-Scan. Einmal im Fenster geöffnet, wird sie auf den neuen Stand gebracht.</translation>
    </message>
    <message>
        <source>The folder of the database can&apos;t be made. Check the permissions or choose another place.</source>
        <translation>Der Ordner der Datenbank kann nicht angelegt werden. Bitte die Rechte prüfen oder einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>ecgscan::DatabaseMenu</name>
    <message>
        <source>Copies of all &amp;cases</source>
        <translation>&amp;Kopien aller Fälle</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sichern…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>Back up all cases</source>
        <translation>Alle Fälle sichern</translation>
    </message>
    <message>
        <source>ECG-Scan databases (*.sqlite)</source>
        <translation>ECG-Scan-Datenbanken (*.sqlite)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Backup wiederherstellen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All cases are replaced by those of %1.</source>
        <translation>Alle Fälle werden durch die von %1 ersetzt.</translation>
    </message>
    <message>
        <source>What is there now is kept beside the database, in a file with &quot;before-restore&quot; in its name. Steps can&apos;t be undone beyond this one.</source>
        <translation>Der jetzige Stand bleibt neben der Datenbank erhalten, in einer Datei mit „before-restore“ im Namen. Über diesen Schritt hinaus lässt sich nichts rückgängig machen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>ecgscan::EngineClient</name>
    <message>
        <source>The picture arrived damaged. Please open the page again.</source>
        <translation>Das Bild kam beschädigt an. Bitte die Seite erneut öffnen.</translation>
    </message>
    <message>
        <source>This page needs more memory than there is. Close other programs, or try a smaller picture of it.</source>
        <translation>Diese Seite braucht mehr Speicher, als da ist. Bitte andere Programme schließen oder ein kleineres Bild von ihr versuchen.</translation>
    </message>
    <message>
        <source>The analysis stopped unexpectedly, twice. The other pages go on; this page may be unusual: try a smaller or clearer picture of it.</source>
        <translation>Die Analyse brach zweimal unerwartet ab. Die anderen Seiten gehen weiter; diese ist vielleicht ungewöhnlich: Bitte ein kleineres oder klareres Bild von ihr versuchen.</translation>
    </message>
    <message>
        <source>This page took too long and was stopped. Try a smaller or clearer picture of it.</source>
        <translation>Diese Seite brauchte zu lange und wurde gestoppt. Bitte ein kleineres oder klareres Bild von ihr versuchen.</translation>
    </message>
    <message>
        <source>The analysis engine can&apos;t be kept running. Please restart the program; if that does not help, run &quot;ecgscan doctor&quot;.</source>
        <translation>Das Analyseprogramm lässt sich nicht am Laufen halten. Bitte das Programm neu starten; wenn das nicht hilft, „ecgscan doctor“ aufrufen.</translation>
    </message>
    <message>
        <source>The analysis engine can&apos;t be started. Please install the program again.</source>
        <translation>Das Analyseprogramm lässt sich nicht starten. Bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>The analysis engine does not answer as it should. Please restart the program; if that does not help, install it again.</source>
        <translation>Das Analyseprogramm antwortet nicht, wie es sollte. Bitte das Programm neu starten; wenn das nicht hilft, neu installieren.</translation>
    </message>
</context>
<context>
    <name>ecgscan::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Ausgeben</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt der Ausgabe</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Ausgeben</translation>
    </message>
    <message>
        <source>Reports say that findings are predictions for research use, not a diagnosis.</source>
        <translation>Berichte sagen, dass Befunde Vorhersagen für die Forschung sind, keine Diagnose.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>&amp;This case</source>
        <translation>&amp;Diesen Fall</translation>
    </message>
    <message>
        <source>&amp;All cases of the work list (%L1)</source>
        <translation>A&amp;lle Fälle der Arbeitsliste (%L1)</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>&amp;PDF report, true to scale on A4</source>
        <translation>&amp;PDF-Bericht, maßstabsgetreu auf A4</translation>
    </message>
    <message>
        <source>Pict&amp;ure of the page with its traces (PNG)</source>
        <translation>&amp;Bild der Seite mit ihren Kurven (PNG)</translation>
    </message>
    <message>
        <source>&amp;Waveforms as they were printed, with beats (WFDB)</source>
        <translation>&amp;Kurven, wie sie gedruckt sind, mit Schlägen (WFDB)</translation>
    </message>
    <message>
        <source>The whole analysis (&amp;JSON)</source>
        <translation>Die ganze Analyse (&amp;JSON)</translation>
    </message>
    <message>
        <source>Ta&amp;bles of findings, verdicts and measurements (CSV)</source>
        <translation>&amp;Tabellen der Befunde, Urteile und Messwerte (CSV)</translation>
    </message>
    <message>
        <source>&amp;Data set of the judged cases, for training and evaluation</source>
        <translation>Datensat&amp;z der beurteilten Fälle, zum Trainieren und Bewerten</translation>
    </message>
    <message>
        <source>De-&amp;identify</source>
        <translation>Ohne Angaben zur P&amp;erson</translation>
    </message>
    <message>
        <source>Random ids, no dates, notes or file names; what stands above and below the leads on the page is painted over. Text among the leads stays: look at the pages before you pass them on.</source>
        <translation>Zufällige Kennungen, keine Daten, Notizen oder Dateinamen; was auf der Seite über und unter den Ableitungen steht, wird übermalt. Text zwischen den Ableitungen bleibt: sehen Sie die Seiten an, bevor Sie sie weitergeben.</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>Ordner für die Dateien</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Case %L1 of %L2</source>
        <translation>Fall %L1 von %L2</translation>
    </message>
    <message>
        <source>The program that exports could not be started. Reinstall ECG-Scan if this stays so.</source>
        <translation>Das Programm für die Ausgabe ließ sich nicht starten. Installieren Sie ECG-Scan neu, wenn es so bleibt.</translation>
    </message>
    <message>
        <source>Stopped. The files that are there are whole; the others were not written.</source>
        <translation>Angehalten. Die Dateien, die da sind, sind ganz; die anderen wurden nicht geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Done, but something is missing in %n cases:</source>
        <translation>
            <numerusform>Fertig, aber in %n Fall fehlt etwas:</numerusform>
            <numerusform>Fertig, aber in %n Fällen fehlt etwas:</numerusform>
        </translation>
    </message>
    <message>
        <source>Done. The files are in %1.</source>
        <translation>Fertig. Die Dateien sind in %1.</translation>
    </message>
    <message numerus="yes">
        <source>⚠ The export ended early, after %n cases. What was written till then is in %1. Nothing in the database has changed.</source>
        <translation>
            <numerusform>⚠ Der Export endete vorzeitig, nach %n Fall. Was bis dahin geschrieben wurde, ist in %1. In der Datenbank hat sich nichts geändert.</numerusform>
            <numerusform>⚠ Der Export endete vorzeitig, nach %n Fällen. Was bis dahin geschrieben wurde, ist in %1. In der Datenbank hat sich nichts geändert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecgscan::FindingDetails</name>
    <message>
        <source>Severity …</source>
        <translation>Schweregrad …</translation>
    </message>
    <message>
        <source>Certainty …</source>
        <translation>Sicherheit …</translation>
    </message>
    <message>
        <source>Severity of the finding</source>
        <translation>Schweregrad des Befundes</translation>
    </message>
    <message>
        <source>Certainty of the finding</source>
        <translation>Sicherheit des Befundes</translation>
    </message>
    <message>
        <source>Remark on the finding</source>
        <translation>Bemerkung zum Befund</translation>
    </message>
    <message>
        <source>Remark on this finding</source>
        <translation>Bemerkung zum Befund</translation>
    </message>
    <message>
        <source>Accept, reject or add the finding first, then grade it.</source>
        <translation>Den Befund zuerst bestätigen, ablehnen oder ergänzen, dann einstufen.</translation>
    </message>
</context>
<context>
    <name>ecgscan::FindingsPanel</name>
    <message>
        <source>&lt;b&gt;Findings&lt;/b&gt; – predicted, not a diagnosis</source>
        <translation>&lt;b&gt;Befunde&lt;/b&gt; – vorhergesagt, keine Diagnose</translation>
    </message>
    <message>
        <source>Accept finding</source>
        <translation>Befund bestätigen</translation>
    </message>
    <message>
        <source>Reject finding</source>
        <translation>Befund ablehnen</translation>
    </message>
    <message>
        <source>Take verdict back</source>
        <translation>Beurteilung zurücknehmen</translation>
    </message>
    <message>
        <source>This finding is there, whatever was predicted</source>
        <translation>Dieser Befund liegt vor, was auch immer vorhergesagt wurde</translation>
    </message>
    <message>
        <source>This finding is not there, whatever was predicted</source>
        <translation>Dieser Befund liegt nicht vor, was auch immer vorhergesagt wurde</translation>
    </message>
    <message>
        <source>Predicted findings</source>
        <translation>Vorhergesagte Befunde</translation>
    </message>
    <message>
        <source>Accept (A)</source>
        <translation>Bestätigen (A)</translation>
    </message>
    <message>
        <source>Reject (R)</source>
        <translation>Ablehnen (R)</translation>
    </message>
    <message>
        <source>Take back (U)</source>
        <translation>Zurücknehmen (U)</translation>
    </message>
    <message>
        <source>Add a finding</source>
        <translation>Befund ergänzen</translation>
    </message>
    <message numerus="yes">
        <source>Hide %n below 5 %</source>
        <translation>
            <numerusform>%n unter 5 % verbergen</numerusform>
            <numerusform>%n unter 5 % verbergen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all (%n below 5 %)</source>
        <translation>
            <numerusform>Alle zeigen (%n unter 5 %)</numerusform>
            <numerusform>Alle zeigen (%n unter 5 %)</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a finding: name, synonym or SCP code</source>
        <translation>Befund ergänzen: Name, Synonym oder SCP-Code</translation>
    </message>
    <message>
        <source>What to do with an unknown finding</source>
        <translation>Was bei einem unbekannten Befund zu tun ist</translation>
    </message>
    <message>
        <source>There is no such finding in the list. Choose one of the suggestions, or &lt;a href=&quot;label&quot;&gt;make it a label of this site&lt;/a&gt;.</source>
        <translation>Diesen Befund gibt es in der Liste nicht. Bitte einen der Vorschläge wählen oder &lt;a href=&quot;label&quot;&gt;ein Label dieser Einrichtung daraus machen&lt;/a&gt;.</translation>
    </message>
</context>
<context>
    <name>ecgscan::FindingsTableModel</name>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>✓ Accepted</source>
        <translation>✓ Bestätigt</translation>
    </message>
    <message>
        <source>✗ Rejected</source>
        <translation>✗ Abgelehnt</translation>
    </message>
    <message>
        <source>+ Added</source>
        <translation>+ Ergänzt</translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation>nicht vorhergesagt</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>eher ja</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>eher nein</translation>
    </message>
    <message>
        <source>cannot say</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>predicted probability %1, threshold %2</source>
        <translation>vorhergesagte Wahrscheinlichkeit %1, Schwelle %2</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>%1 (%2)
Added by the reader; not predicted.</source>
        <translation>%1 (%2)
Vom Befunder ergänzt; nicht vorhergesagt.</translation>
    </message>
    <message>
        <source>A prediction, not a diagnosis.</source>
        <translation>Eine Vorhersage, keine Diagnose.</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befunder</translation>
    </message>
    <message>
        <source>✎ remark</source>
        <translation>✎ Bemerkung</translation>
    </message>
    <message>
        <source>views differ</source>
        <translation>uneinig</translation>
    </message>
    <message>
        <source>%1 (%2)
Predicted probability %3.</source>
        <translation>%1 (%2)
Vorhergesagte Wahrscheinlichkeit %3.</translation>
    </message>
    <message>
        <source>The reader&apos;s remark: %1</source>
        <translation>Bemerkung des Befunders: %1</translation>
    </message>
    <message>
        <source>Threshold %1.</source>
        <translation>Schwelle %1.</translation>
    </message>
    <message>
        <source>Picture %1, waveforms %2: they differ.</source>
        <translation>Bild %1, Kurven %2: Sie widersprechen einander.</translation>
    </message>
    <message>
        <source>Picture %1, waveforms %2: they agree.</source>
        <translation>Bild %1, Kurven %2: Sie stimmen überein.</translation>
    </message>
</context>
<context>
    <name>ecgscan::FinetuneDialog</name>
    <message>
        <source>Fine-tune on labelled cases</source>
        <translation>Mit beurteilten Fällen nachtrainieren</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;top the training</source>
        <translation>Training s&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Adopt the new findings</source>
        <translation>&amp;Neue Befunde übernehmen</translation>
    </message>
    <message>
        <source>&amp;Keep the present ones</source>
        <translation>&amp;Bisherige behalten</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Liegt vor</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Liegt nicht vor</translation>
    </message>
    <message>
        <source>AUROC before</source>
        <translation>AUROC vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Brier before</source>
        <translation>Brier vorher</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>How well the finding ranks cases: 0.5 is chance, 1 is perfect.</source>
        <translation>Wie gut der Befund Fälle ordnet: 0,5 ist Zufall, 1 ist vollkommen.</translation>
    </message>
    <message>
        <source>How far its probabilities are from the truth: 0 is perfect.</source>
        <translation>Wie weit seine Wahrscheinlichkeiten von der Wahrheit entfernt sind: 0 ist vollkommen.</translation>
    </message>
    <message>
        <source>Patients with it</source>
        <translation>Patienten mit diesem Befund</translation>
    </message>
    <message>
        <source>Patients without it</source>
        <translation>Patienten ohne diesen Befund</translation>
    </message>
    <message>
        <source>Whether adopting changes this finding</source>
        <translation>Ob die Übernahme diesen Befund ändert</translation>
    </message>
    <message>
        <source>Before and after, on held-out cases</source>
        <translation>Vorher und nachher, an zurückgehaltenen Fällen</translation>
    </message>
    <message>
        <source>&lt;p&gt;The findings can learn from your verdicts. Accepted and added findings count as there, rejected ones as not there; a finding without a verdict counts as unknown.&lt;/p&gt;&lt;p&gt;Cases are split by patient: some are held out, and before and after are compared on those. Nothing changes until you adopt the result, and nothing leaves this computer.&lt;/p&gt;&lt;p&gt;Findings are predictions for research use, not a diagnosis.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die Befunde können aus den Beurteilungen lernen. Bestätigte und ergänzte Befunde zählen als vorhanden, abgelehnte als nicht vorhanden; ein Befund ohne Beurteilung zählt als unbekannt.&lt;/p&gt;&lt;p&gt;Die Fälle werden nach Patienten geteilt: Einige werden zurückgehalten, und an ihnen werden vorher und nachher verglichen. Nichts ändert sich vor der Übernahme des Ergebnisses, und nichts verlässt diesen Rechner.&lt;/p&gt;&lt;p&gt;Befunde sind Vorhersagen zu Forschungszwecken, keine Diagnose.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The folder for the training can&apos;t be made. Free some space or check its rights: %1</source>
        <translation>Der Ordner für das Training kann nicht angelegt werden. Bitte Platz schaffen oder die Rechte prüfen: %1</translation>
    </message>
    <message>
        <source>The training program could not be started. Reinstall ECG-Scan if this stays so.</source>
        <translation>Das Trainingsprogramm konnte nicht gestartet werden. Bleibt es dabei, bitte ECG-Scan neu installieren.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>The training stopped before it was done. Nothing was changed; start it again.</source>
        <translation>Das Training endete, bevor es fertig war. Nichts wurde geändert; bitte neu starten.</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;You can close this window and go on working: the training continues, and is shown here when you come back.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Dieses Fenster kann geschlossen und die Arbeit fortgesetzt werden: Das Training läuft weiter und wird hier beim Wiederkommen gezeigt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The new findings did better on the held-out cases. Adopting them is advised.</source>
        <translation>Die neuen Befunde waren an den zurückgehaltenen Fällen besser. Die Übernahme wird empfohlen.</translation>
    </message>
    <message>
        <source>The new findings did not clearly do better on the held-out cases. Keeping the present ones is advised.</source>
        <translation>Die neuen Befunde waren an den zurückgehaltenen Fällen nicht deutlich besser. Es wird empfohlen, die bisherigen zu behalten.</translation>
    </message>
    <message>
        <source>AUROC: how well a finding ranks cases (0.5 is chance, 1 perfect). Brier: how far its probabilities are from the truth (0 is perfect).</source>
        <translation>AUROC: wie gut ein Befund Fälle ordnet (0,5 ist Zufall, 1 vollkommen). Brier: wie weit seine Wahrscheinlichkeiten von der Wahrheit entfernt sind (0 ist vollkommen).</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>ecgscan::FinetuneRun</name>
    <message>
        <source>The files of the training run are not there yet.</source>
        <translation>Die Dateien des Trainingslaufs sind noch nicht da.</translation>
    </message>
    <message>
        <source>The files of the training run can&apos;t be read.</source>
        <translation>Die Dateien des Trainingslaufs sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The files of the training run are damaged. Start it again.</source>
        <translation>Die Dateien des Trainingslaufs sind beschädigt. Bitte neu starten.</translation>
    </message>
</context>
<context>
    <name>ecgscan::HelpTexts</name>
    <message>
        <source>Reads pictures of 12-lead ECGs, traces the leads and predicts findings for readers to review. Everything stays on this computer.</source>
        <translation>Liest Bilder von 12-Kanal-EKGs, zeichnet die Ableitungen nach und sagt Befunde voraus, die Befunder beurteilen. Alles bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device. Predicted findings are not a diagnosis and must not guide the care of a patient.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt. Vorhergesagte Befunde sind keine Diagnose und dürfen die Behandlung von Patienten nicht bestimmen.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Wheel, + and -</source>
        <translation>Mausrad, + und -</translation>
    </message>
    <message>
        <source>Zoom the page to the pointer</source>
        <translation>Seite zum Mauszeiger hin vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>Ziehen, Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation>Seite verschieben</translation>
    </message>
    <message>
        <source>Ctrl+wheel; +, - and 0 among the leads</source>
        <translation>Strg+Mausrad; +, - und 0 bei den Ableitungen</translation>
    </message>
    <message>
        <source>Zoom the leads</source>
        <translation>Ableitungen vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Heart rate, RR</source>
        <translation>Herzfrequenz, RR</translation>
    </message>
    <message>
        <source>From the median interval between the beats that were read.</source>
        <translation>Aus dem medianen Abstand der gelesenen Schläge.</translation>
    </message>
    <message>
        <source>Usual beat</source>
        <translation>Typischer Schlag</translation>
    </message>
    <message>
        <source>The median of the beats that have one shape, lead by lead, from the printed seconds of that lead; beats of other shapes and paced ones are counted apart.</source>
        <translation>Der Median der Schläge einer Form, Ableitung für Ableitung, aus den gedruckten Sekunden dieser Ableitung; Schläge anderer Form und stimulierte werden getrennt gezählt.</translation>
    </message>
    <message>
        <source>From the onset of P to the onset of QRS, in all leads together; not measurable where no P wave is repeated before each beat.</source>
        <translation>Vom Beginn von P bis zum Beginn des QRS, in allen Ableitungen zusammen; nicht messbar, wo keine P-Welle vor jedem Schlag wiederkehrt.</translation>
    </message>
    <message>
        <source>From the earliest onset to the latest end in any lead.</source>
        <translation>Vom frühesten Beginn bis zum spätesten Ende in irgendeiner Ableitung.</translation>
    </message>
    <message>
        <source>From the onset of QRS to the end of T in all leads together.</source>
        <translation>Vom Beginn des QRS bis zum Ende von T in allen Ableitungen zusammen.</translation>
    </message>
    <message>
        <source>RR in seconds. Bazett: QT / √RR. Fridericia: QT / ∛RR. Framingham: QT + 154 ms · (1 − RR). Hodges: QT + 1.75 ms · (rate − 60).</source>
        <translation>RR in Sekunden. Bazett: QT / √RR. Fridericia: QT / ∛RR. Framingham: QT + 154 ms · (1 − RR). Hodges: QT + 1,75 ms · (Frequenz − 60).</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>From the net areas A of I and aVF: atan2(2 A(aVF), √3 A(I)) (Novosel et al., Croat Med J 1999).</source>
        <translation>Aus den Nettoflächen A von I und aVF: atan2(2 A(aVF), √3 A(I)) (Novosel et al., Croat Med J 1999).</translation>
    </message>
    <message>
        <source>Amplitudes, ST</source>
        <translation>Amplituden, ST</translation>
    </message>
    <message>
        <source>Of each lead&apos;s usual beat, from the level just before QRS; ST at the end of QRS (J), and 60 and 80 ms later.</source>
        <translation>Vom typischen Schlag jeder Ableitung, ab dem Niveau unmittelbar vor dem QRS; ST am Ende des QRS (J) sowie 60 und 80 ms später.</translation>
    </message>
    <message>
        <source>Sokolow-Lyon</source>
        <translation>Sokolow-Lyon</translation>
    </message>
    <message>
        <source>S of V1 and the larger R of V5 and V6.</source>
        <translation>S in V1 und das größere R in V5 und V6.</translation>
    </message>
    <message>
        <source>Cornell</source>
        <translation>Cornell</translation>
    </message>
    <message>
        <source>R of aVL and S of V3.</source>
        <translation>R in aVL und S in V3.</translation>
    </message>
    <message>
        <source>The standard deviation of the error that the method expects.</source>
        <translation>Die Standardabweichung des Fehlers, die das Verfahren erwartet.</translation>
    </message>
    <message>
        <source>Measured from what was printed and read, for research use only. What is predicted beyond it is never measured.</source>
        <translation>Gemessen an dem, was gedruckt und gelesen wurde, nur für die Forschung. Was darüber hinaus vorhergesagt ist, wird nie gemessen.</translation>
    </message>
    <message>
        <source>Double click on a lead</source>
        <translation>Doppelklick auf eine Ableitung</translation>
    </message>
    <message>
        <source>Show it large, and all again</source>
        <translation>Sie groß zeigen, danach wieder alle</translation>
    </message>
    <message>
        <source>With calipers: drag, arrow keys</source>
        <translation>Mit Messzirkel: Ziehen, Pfeiltasten</translation>
    </message>
    <message>
        <source>Measure; Shift+arrow moves an end ten times as far</source>
        <translation>Messen; Umschalt+Pfeil bewegt ein Ende zehnmal so weit</translation>
    </message>
    <message>
        <source>With calipers: Tab, Alt, Esc</source>
        <translation>Mit Messzirkel: Tab, Alt, Esc</translation>
    </message>
    <message>
        <source>The other end; no snapping; put them away</source>
        <translation>Anderes Ende; kein Einrasten; weglegen</translation>
    </message>
    <message>
        <source>With calipers: Space+drag</source>
        <translation>Mit Messzirkel: Leertaste+Ziehen</translation>
    </message>
    <message>
        <source>Move what is below</source>
        <translation>Verschieben, was darunterliegt</translation>
    </message>
    <message>
        <source>On a line of the usual beat: arrow keys, Del</source>
        <translation>Auf einer Linie des typischen Schlags: Pfeiltasten, Entf</translation>
    </message>
    <message>
        <source>Move where a wave begins or ends; take that back</source>
        <translation>Beginn oder Ende einer Welle verschieben; das zurücknehmen</translation>
    </message>
    <message>
        <source>Enter, Ctrl+C in the library</source>
        <translation>Eingabe, Strg+C in der Bibliothek</translation>
    </message>
    <message>
        <source>Open the case, copy selected cases as a table</source>
        <translation>Fall öffnen, gewählte Fälle als Tabelle kopieren</translation>
    </message>
</context>
<context>
    <name>ecgscan::IncomingPages</name>
    <message>
        <source>The pasted picture can&apos;t be kept. Check the space and the permissions of the data folder.</source>
        <translation>Das eingefügte Bild kann nicht aufbewahrt werden. Bitte Platz und Rechte des Datenordners prüfen.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy one, then paste it here.</source>
        <translation>In der Zwischenablage ist kein Bild. Bitte eines kopieren und dann hier einfügen.</translation>
    </message>
    <message>
        <source>The watched folder is not there, so no page comes from it: %1</source>
        <translation>Der überwachte Ordner ist nicht da, deshalb kommt keine Seite aus ihm: %1</translation>
    </message>
</context>
<context>
    <name>ecgscan::Labels</name>
    <message>
        <source>not said</source>
        <comment>severity</comment>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>mild</source>
        <translation>leicht</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>mäßig</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>schwer</translation>
    </message>
    <message>
        <source>not said</source>
        <comment>certainty</comment>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>in Befundung</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>needs second reader</source>
        <translation>Zweitbefund nötig</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>a case</comment>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>female</source>
        <translation>weiblich</translation>
    </message>
    <message>
        <source>male</source>
        <translation>männlich</translation>
    </message>
</context>
<context>
    <name>ecgscan::LibraryActions</name>
    <message>
        <source>&amp;Library</source>
        <translation>B&amp;ibliothek</translation>
    </message>
    <message>
        <source>Open the &amp;earlier ECG of this patient</source>
        <translation>&amp;Früheres EKG dieses Patienten öffnen</translation>
    </message>
    <message>
        <source>&amp;Paste a picture</source>
        <translation>Bild e&amp;infügen</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>Ordner über&amp;wachen…</translation>
    </message>
    <message>
        <source>Stop watc&amp;hing</source>
        <translation>Überwachung s&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Pause the analysis of the list</source>
        <translation>Analyse der Liste &amp;pausieren</translation>
    </message>
    <message>
        <source>&amp;Try failed pages again</source>
        <translation>&amp;Fehlgeschlagene Seiten wiederholen</translation>
    </message>
    <message>
        <source>No earlier ECG of this patient id is in the database.</source>
        <translation>In der Datenbank ist kein früheres EKG zu dieser Patienten-ID.</translation>
    </message>
    <message>
        <source>Watch a folder for new ECG pages</source>
        <translation>Ordner auf neue EKG-Seiten überwachen</translation>
    </message>
    <message>
        <source>Stop watc&amp;hing %1</source>
        <translation>Überwachung von %1 s&amp;toppen</translation>
    </message>
</context>
<context>
    <name>ecgscan::LibraryDock</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Urgent only</source>
        <translation>Nur dringende</translation>
    </message>
    <message>
        <source>Search file, patient, note, finding, tag</source>
        <translation>Datei, Patient, Notiz, Befund, Schlagwort suchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Every quality</source>
        <translation>Jede Qualität</translation>
    </message>
    <message>
        <source>Every reading</source>
        <translation>Jede Lesegüte</translation>
    </message>
    <message>
        <source>Reading below %L1 %</source>
        <translation>Lesegüte unter %L1 %</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Status filtern</translation>
    </message>
    <message>
        <source>Filter by page quality</source>
        <translation>Nach Seitenqualität filtern</translation>
    </message>
    <message>
        <source>Filter by the confidence of the reading</source>
        <translation>Nach Lesegüte filtern</translation>
    </message>
    <message>
        <source>With finding …</source>
        <translation>Mit Befund …</translation>
    </message>
    <message>
        <source>Filter by finding</source>
        <translation>Nach Befund filtern</translation>
    </message>
    <message>
        <source>Show cases without this finding, too</source>
        <translation>Auch Fälle ohne diesen Befund zeigen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Cases of the database</source>
        <translation>Fälle der Datenbank</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>Fall &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy as table</source>
        <translation>Als Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <comment>finding that is filtered by</comment>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>No longer filter by %1</source>
        <translation>Nicht mehr nach %1 filtern</translation>
    </message>
    <message>
        <source>No case fits the filters</source>
        <translation>Kein Fall passt zu den Filtern</translation>
    </message>
    <message>
        <source>No case is kept yet</source>
        <translation>Noch ist kein Fall aufbewahrt</translation>
    </message>
    <message>
        <source>Cases: %L1</source>
        <translation>Fälle: %L1</translation>
    </message>
</context>
<context>
    <name>ecgscan::LibraryModel</name>
    <message>
        <source>%1 – page %2</source>
        <translation>%1 – Seite %2</translation>
    </message>
    <message>
        <source>! %1</source>
        <comment>urgent</comment>
        <translation>! %1</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Beurteilungen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesegüte</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>How much of the page was read with confidence</source>
        <translation>Wie viel von der Seite sicher gelesen wurde</translation>
    </message>
    <message>
        <source>Predicted as likely or said by you, and not rejected</source>
        <translation>Als „eher ja“ vorhergesagt oder selbst genannt, und nicht abgelehnt</translation>
    </message>
</context>
<context>
    <name>ecgscan::MainWindow</name>
    <message>
        <source>ECG-Scan</source>
        <translation>ECG-Scan</translation>
    </message>
    <message>
        <source>Engine: CUDA</source>
        <translation>Analyse auf: CUDA</translation>
    </message>
    <message>
        <source>Engine: CPU</source>
        <translation>Analyse auf: CPU</translation>
    </message>
    <message>
        <source>Engine: starting</source>
        <translation>Analyseprogramm startet</translation>
    </message>
    <message>
        <source>Engine: stopped</source>
        <translation>Analyseprogramm gestoppt</translation>
    </message>
    <message>
        <source>The engine stopped several times, so it is not started again by itself. Open or analyse a page to try again. Nothing you entered was lost.</source>
        <translation>Das Analyseprogramm blieb mehrmals stehen und wird deshalb nicht von selbst neu gestartet. Eine Seite zu öffnen oder zu analysieren versucht es wieder. Keine Eingabe ging verloren.</translation>
    </message>
    <message>
        <source>The engine stopped and was started again. This page is being tried once more; nothing you entered was lost.</source>
        <translation>Das Analyseprogramm blieb stehen und wurde neu gestartet. Diese Seite wird noch einmal versucht; keine Eingabe ging verloren.</translation>
    </message>
    <message>
        <source>The engine stopped and was started again. Nothing you entered was lost.</source>
        <translation>Das Analyseprogramm blieb stehen und wurde neu gestartet. Keine Eingabe ging verloren.</translation>
    </message>
    <message>
        <source>%1 – ECG-Scan</source>
        <translation>%1 – ECG-Scan</translation>
    </message>
    <message>
        <source>On the page before, &quot;%1&quot; is no age or date and was not kept. Go back to enter it again.</source>
        <translation>Auf der vorigen Seite ist „%1“ kein Alter oder Datum und wurde nicht übernommen. Bitte zurückgehen und neu eingeben.</translation>
    </message>
    <message>
        <source>%1 – page %2 of %3</source>
        <translation>%1 – Seite %2 von %3</translation>
    </message>
    <message>
        <source>No ECG was found on this page. Try a sharper or less cropped picture.</source>
        <translation>Auf dieser Seite wurde kein EKG gefunden. Bitte ein schärferes oder weniger beschnittenes Bild versuchen.</translation>
    </message>
    <message>
        <source>Open a page to see what is predicted for it.</source>
        <translation>Ist eine Seite geöffnet, steht hier, was für sie vorhergesagt wird.</translation>
    </message>
    <message>
        <source>The page is being analysed.</source>
        <translation>Die Seite wird analysiert.</translation>
    </message>
    <message>
        <source>This page has not been analysed. Press F5 to analyse it.</source>
        <translation>Diese Seite ist nicht analysiert. F5 analysiert sie.</translation>
    </message>
    <message>
        <source>This page could not be read.</source>
        <translation>Diese Seite konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No ECG was found on this page, so nothing is predicted.</source>
        <translation>Auf dieser Seite wurde kein EKG gefunden, also wird nichts vorhergesagt.</translation>
    </message>
    <message>
        <source>Nothing is predicted: the findings model is missing or was refused. The traced leads are not affected.</source>
        <translation>Nichts wird vorhergesagt: Das Befundmodell fehlt oder wurde abgelehnt. Die nachgezeichneten Ableitungen betrifft das nicht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>assumed %L1 mm/s, %L2 mm/mV</source>
        <translation>angenommen %L1 mm/s, %L2 mm/mV</translation>
    </message>
    <message>
        <source>printed at %L1 mm/s, %L2 mm/mV</source>
        <translation>gedruckt mit %L1 mm/s, %L2 mm/mV</translation>
    </message>
    <message>
        <source>V1 to V6 %L1 mm/mV</source>
        <translation>V1 bis V6 %L1 mm/mV</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>All changes saved %1</source>
        <translation>Alle Änderungen gespeichert, %1</translation>
    </message>
    <message>
        <source>⚠ Not saved: %1</source>
        <translation>⚠ Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Some changes could not be saved. Closing now loses them.</source>
        <translation>Einige Änderungen konnten nicht gespeichert werden. Beim Schließen gehen sie verloren.</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Schließen und verwerfen</translation>
    </message>
    <message>
        <source>There are no pictures of pages in that folder. Choose one with PNG, JPEG, TIFF, WebP, HEIC or PDF files.</source>
        <translation>In diesem Ordner sind keine Bilder von Seiten. Bitte einen mit PNG-, JPEG-, TIFF-, WebP-, HEIC- oder PDF-Dateien wählen.</translation>
    </message>
    <message>
        <source>Open ECG pages</source>
        <translation>EKG-Seiten öffnen</translation>
    </message>
    <message>
        <source>Pictures and PDF (%1)</source>
        <translation>Bilder und PDF (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of ECG pages</source>
        <translation>Ordner mit EKG-Seiten öffnen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>&amp;Datei öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;sample page</source>
        <translation>&amp;Beispielseite öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Fit page</source>
        <translation>Seite &amp;einpassen</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show &amp;traces</source>
        <translation>K&amp;urven zeigen</translation>
    </message>
    <message>
        <source>Next pa&amp;ne</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>&amp;Nächste Seite</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>&amp;Vorige Seite</translation>
    </message>
    <message>
        <source>Analyse a&amp;gain</source>
        <translation>&amp;Erneut analysieren</translation>
    </message>
    <message>
        <source>&amp;Cancel the analysis</source>
        <translation>&amp;Analyse abbrechen</translation>
    </message>
    <message>
        <source>&amp;Fine-tune on labelled cases…</source>
        <translation>Mit beurteilten Fällen &amp;nachtrainieren…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About ECG-Scan</source>
        <translation>Über &amp;ECG-Scan</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Show or hide lead %1</source>
        <translation>Ableitung %1 zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Leads</source>
        <translation>&amp;Ableitungen</translation>
    </message>
    <message>
        <source>&amp;Show all leads</source>
        <translation>Alle &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide all leads</source>
        <translation>Alle &amp;verbergen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>&amp;Fall</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>&amp;Lernen</translation>
    </message>
    <message>
        <source>Use the &amp;Shipped Findings</source>
        <translation>&amp;Mitgelieferte Befunde verwenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About ECG-Scan</source>
        <translation>Über ECG-Scan</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>The findings that came with the program are in use already.</source>
        <translation>Die mitgelieferten Befunde werden schon verwendet.</translation>
    </message>
    <message>
        <source>From now on pages are analysed with the findings that came with the program. Analyse a page again (F5) to see them.</source>
        <translation>Von jetzt an werden Seiten mit den mitgelieferten Befunden analysiert. Eine Seite erneut zu analysieren (F5) zeigt sie.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The findings learned here are used from now on. This page is analysed again; do the same with others (F5) to see them there.</source>
        <translation>Von jetzt an werden die hier gelernten Befunde verwendet. Diese Seite wird erneut analysiert; bei anderen zeigt sie F5.</translation>
    </message>
    <message>
        <source>The findings learned here are used from now on. Analyse a page again (F5) to see them.</source>
        <translation>Von jetzt an werden die hier gelernten Befunde verwendet. Eine Seite erneut zu analysieren (F5) zeigt sie.</translation>
    </message>
    <message>
        <source>Work list</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>Measurements and warnings</source>
        <translation>Messwerte und Warnungen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Befundung</translation>
    </message>
    <message>
        <source>State of saving</source>
        <translation>Stand des Speicherns</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Erneut speichern</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Analyseprogramm</translation>
    </message>
    <message>
        <source>Predicted findings – for research use only, not a diagnosis.</source>
        <translation>Vorhergesagte Befunde – nur für die Forschung, keine Diagnose.</translation>
    </message>
    <message>
        <source>All cases were copied to %1.</source>
        <translation>Alle Fälle wurden nach %1 kopiert.</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>Das Backup wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Ausgeben…</translation>
    </message>
    <message>
        <source>&amp;Print true to scale…</source>
        <translation>Maßstabsgetreu dru&amp;cken…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>&amp;Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>What is &amp;measured</source>
        <translation>Was &amp;gemessen wird</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>Die Seite</translation>
    </message>
    <message>
        <source>The picture as it is, with the traces that were read from it. The wheel zooms, T hides the traces. What was read wrongly is corrected with Ctrl+K or the right mouse button.</source>
        <translation>Das Bild, wie es ist, mit den daraus gelesenen Kurven. Das Mausrad vergrößert und verkleinert, T blendet die Kurven aus. Falsch Gelesenes wird mit Strg+K oder der rechten Maustaste korrigiert.</translation>
    </message>
    <message>
        <source>Predicted findings</source>
        <translation>Vorhergesagte Befunde</translation>
    </message>
    <message>
        <source>Each with its probability and the threshold from which it counts as likely. Press A if it is there, R if it is not, U to take that back, or type the name of another one. Predictions are for research use, not a diagnosis.</source>
        <translation>Jeder mit seiner Wahrscheinlichkeit und der Schwelle, ab der er als „eher ja“ zählt. A: liegt vor, R: liegt nicht vor, U: Beurteilung zurücknehmen; ein weiterer wird durch Eingabe seines Namens ergänzt. Vorhersagen sind für die Forschung, keine Diagnose.</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Of the usual beat, with the error to be expected; where nothing can be measured, the tool tip says why. Everything you enter is saved at once: the lower left corner says so.</source>
        <translation>Vom typischen Schlag, mit dem zu erwartenden Fehler; wo nichts gemessen werden kann, sagt der Hinweis am Mauszeiger, warum. Jede Eingabe wird sofort gespeichert: Links unten steht es.</translation>
    </message>
    <message>
        <source>About the case</source>
        <translation>Zum Fall</translation>
    </message>
</context>
<context>
    <name>ecgscan::MeasurementsView</name>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>mV</source>
        <translation>mV</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>/min</source>
        <comment>beats per minute</comment>
        <translation>/min</translation>
    </message>
    <message>
        <source>RR</source>
        <translation>RR</translation>
    </message>
    <message>
        <source>PR</source>
        <translation>PQ (PR)</translation>
    </message>
    <message>
        <source>QRS</source>
        <translation>QRS</translation>
    </message>
    <message>
        <source>QT</source>
        <translation>QT</translation>
    </message>
    <message>
        <source>QTc (Fridericia)</source>
        <translation>QTc (Fridericia)</translation>
    </message>
    <message>
        <source>P axis</source>
        <translation>P-Achse</translation>
    </message>
    <message>
        <source>QRS axis</source>
        <translation>QRS-Achse</translation>
    </message>
    <message>
        <source>P duration</source>
        <translation>P-Dauer</translation>
    </message>
    <message>
        <source>T axis</source>
        <translation>T-Achse</translation>
    </message>
    <message>
        <source>Sokolow-Lyon</source>
        <translation>Sokolow-Lyon</translation>
    </message>
    <message>
        <source>Cornell</source>
        <translation>Cornell</translation>
    </message>
    <message>
        <source>%L1 ms</source>
        <translation>%L1 ms</translation>
    </message>
    <message>
        <source>Of the usual beat of all printed leads together, from the median of its beats.
PR from the start of P to the start of the QRS, QT to the end of T.
±: the standard deviation that the error is expected to have.
QTc by Bazett %1, Framingham %2, Hodges %3.</source>
        <translation>Vom typischen Schlag aller gedruckten Ableitungen zusammen, aus dem Median seiner Schläge.
PQ (PR) vom Beginn von P bis zum Beginn des QRS, QT bis zum Ende von T.
±: die zu erwartende Standardabweichung des Fehlers.
QTc nach Bazett %1, Framingham %2, Hodges %3.</translation>
    </message>
    <message>
        <source>No %1: %2.</source>
        <translation>%1 fehlt: %2.</translation>
    </message>
    <message>
        <source>No heart rate could be measured from what is printed.</source>
        <translation>Aus dem Gedruckten ließ sich keine Herzfrequenz messen.</translation>
    </message>
    <message>
        <source>Beats: %L1</source>
        <translation>Schläge: %L1</translation>
    </message>
    <message>
        <source>RR %L1 to %L2 ms</source>
        <translation>RR %L1 bis %L2 ms</translation>
    </message>
    <message>
        <source>of another shape: %L1</source>
        <translation>von anderer Form: %L1</translation>
    </message>
    <message>
        <source>behind a pacing spike: %L1</source>
        <translation>hinter einem Schrittmacher-Spike: %L1</translation>
    </message>
    <message>
        <source>Outside of the limits:</source>
        <translation>Außerhalb der Grenzen:</translation>
    </message>
    <message>
        <source>ST J</source>
        <translation>ST J</translation>
    </message>
    <message>
        <source>J+60</source>
        <translation>J+60</translation>
    </message>
    <message>
        <source>J+80</source>
        <translation>J+80</translation>
    </message>
    <message>
        <source>Findings predicted by %1.</source>
        <translation>Befunde vorhergesagt von %1.</translation>
    </message>
    <message>
        <source>Findings predicted by %1, as fine-tuned here.</source>
        <translation>Befunde vorhergesagt von %1, hier nachtrainiert.</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Rhythm, limits, amplitudes and warnings</source>
        <translation>Rhythmus, Grenzen, Amplituden und Warnungen</translation>
    </message>
    <message>
        <source>Nothing has been measured.</source>
        <translation>Es wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Measured from the traced leads; what was not printed is not measured.</source>
        <translation>Gemessen an den nachgezeichneten Ableitungen; was nicht gedruckt ist, wird nicht gemessen.</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>All of them were measured.</source>
        <translation>Alle Werte sind gemessen.</translation>
    </message>
    <message>
        <source>All of them were measured but those by hand, which lie between wave boundaries that a person moved. Axes and amplitudes are of the measured boundaries.</source>
        <translation>Alle Werte sind gemessen, nur die von Hand liegen zwischen Wellengrenzen, die ein Mensch verschoben hat. Achsen und Amplituden gelten für die gemessenen Grenzen.</translation>
    </message>
</context>
<context>
    <name>ecgscan::PageActions</name>
    <message>
        <source>&amp;Brighter picture</source>
        <translation>Bild &amp;heller</translation>
    </message>
    <message>
        <source>&amp;Darker picture</source>
        <translation>Bild &amp;dunkler</translation>
    </message>
    <message>
        <source>&amp;More contrast</source>
        <translation>&amp;Mehr Kontrast</translation>
    </message>
    <message>
        <source>&amp;Less contrast</source>
        <translation>&amp;Weniger Kontrast</translation>
    </message>
    <message>
        <source>&amp;Invert the picture</source>
        <translation>Bild &amp;invertieren</translation>
    </message>
    <message>
        <source>Picture &amp;as it is</source>
        <translation>Bild &amp;unverändert</translation>
    </message>
    <message>
        <source>Turn the page to the &amp;right</source>
        <translation>Seite nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Turn the page to the l&amp;eft</source>
        <translation>Seite nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Next &amp;opacity of the traces</source>
        <translation>Nächste Dec&amp;kkraft der Kurven</translation>
    </message>
    <message>
        <source>Blin&amp;k the traces</source>
        <translation>Kurven &amp;blinken lassen</translation>
    </message>
    <message>
        <source>Show the traces and the print below them in turn</source>
        <translation>Die Kurven und den Druck darunter abwechselnd zeigen</translation>
    </message>
    <message>
        <source>R&amp;ulers in millimetres</source>
        <translation>Lin&amp;eale in Millimetern</translation>
    </message>
    <message>
        <source>Pict&amp;ure of the page</source>
        <translation>Bi&amp;ld der Seite</translation>
    </message>
</context>
<context>
    <name>ecgscan::PageListDelegate</name>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>ecgscan::PageListModel</name>
    <message>
        <source>%1 – page %2</source>
        <translation>%1 – Seite %2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analysiert</translation>
    </message>
    <message numerus="yes">
        <source>✓ Reviewed (%n)</source>
        <comment>findings with a verdict</comment>
        <translation>
            <numerusform>✓ Beurteilt (%n)</numerusform>
            <numerusform>✓ Beurteilt (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>No ECG found</source>
        <translation>Kein EKG gefunden</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Fertig</translation>
    </message>
    <message>
        <source>Needs second reader</source>
        <translation>Zweitbefund nötig</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>a case</comment>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht analysiert</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>ecgscan::PageOverview</name>
    <message>
        <source>Overview of the page</source>
        <translation>Übersicht der Seite</translation>
    </message>
    <message>
        <source>The whole page; the frame is what is seen. Press or drag to see another part.</source>
        <translation>Die ganze Seite; der Rahmen ist der sichtbare Teil. Drücken oder Ziehen zeigt einen anderen.</translation>
    </message>
</context>
<context>
    <name>ecgscan::PageRuler</name>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Millimetres of the print, at the mean scale of the page</source>
        <translation>Millimeter des Drucks, im mittleren Maßstab der Seite</translation>
    </message>
    <message>
        <source>0 mm</source>
        <translation>0 mm</translation>
    </message>
</context>
<context>
    <name>ecgscan::PageView</name>
    <message>
        <source>Scanned page</source>
        <translation>Gescannte Seite</translation>
    </message>
    <message>
        <source>Lead %1</source>
        <translation>Ableitung %1</translation>
    </message>
    <message>
        <source>No page is open.</source>
        <translation>Keine Seite ist geöffnet.</translation>
    </message>
    <message>
        <source>A page without traces.</source>
        <translation>Eine Seite ohne Kurven.</translation>
    </message>
    <message>
        <source>A page with the traces of: %1.</source>
        <translation>Eine Seite mit den Kurven von: %1.</translation>
    </message>
    <message>
        <source>The selected finding is seen in: %1.</source>
        <translation>Der ausgewählte Befund ist zu sehen in: %1.</translation>
    </message>
    <message>
        <source>brightness %1%2 %</source>
        <translation>Helligkeit %1%2 %</translation>
    </message>
    <message>
        <source>contrast %1%2 %</source>
        <translation>Kontrast %1%2 %</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertiert</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
</context>
<context>
    <name>ecgscan::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop the work on this page (Esc)</source>
        <translation>Arbeit an dieser Seite beenden (Esc)</translation>
    </message>
    <message>
        <source>Cancel the work on this page</source>
        <translation>Arbeit an dieser Seite abbrechen</translation>
    </message>
</context>
<context>
    <name>ecgscan::QueueStatus</name>
    <message>
        <source>Analysis of the work list</source>
        <translation>Analyse der Arbeitsliste</translation>
    </message>
    <message>
        <source>Failures …</source>
        <translation>Fehler …</translation>
    </message>
    <message>
        <source>Show which pages failed and why</source>
        <translation>Zeigen, welche Seiten fehlschlugen und warum</translation>
    </message>
    <message>
        <source>%L1 of %L2 analysed</source>
        <translation>%L1 von %L2 analysiert</translation>
    </message>
    <message>
        <source>%1, %L2 failed</source>
        <translation>%1, %L2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, pausiert</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with the analysis of the work list</source>
        <translation>Analyse der Arbeitsliste fortsetzen</translation>
    </message>
    <message>
        <source>Pause the analysis of the work list</source>
        <translation>Analyse der Arbeitsliste pausieren</translation>
    </message>
    <message>
        <source>Pages that could not be analysed</source>
        <translation>Seiten, die nicht analysiert werden konnten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>%1 – page %2</source>
        <translation>%1 – Seite %2</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle wiederholen</translation>
    </message>
</context>
<context>
    <name>ecgscan::ReaderDesk</name>
    <message>
        <source>&amp;Sign in…</source>
        <translation>&amp;Anmelden…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>&amp;Compare two readers…</source>
        <translation>Zwei Befunder &amp;vergleichen…</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befunder</translation>
    </message>
    <message>
        <source>&amp;Readers</source>
        <translation>&amp;Befunder</translation>
    </message>
    <message>
        <source>Reader: %1</source>
        <translation>Befunder: %1</translation>
    </message>
</context>
<context>
    <name>ecgscan::Readers</name>
    <message>
        <source>This reader is no longer in the database.</source>
        <translation>Dieser Befunder ist nicht mehr in der Datenbank.</translation>
    </message>
    <message>
        <source>A reader needs a name.</source>
        <translation>Ein Befunder braucht einen Namen.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>Eine PIN hat 4 bis 12 Ziffern.</translation>
    </message>
    <message>
        <source>There is a reader of this name. Choose another name or sign in.</source>
        <translation>Es gibt schon einen Befunder dieses Namens. Bitte einen anderen Namen wählen oder anmelden.</translation>
    </message>
    <message>
        <source>This is not the PIN of this reader.</source>
        <translation>Das ist nicht die PIN dieses Befunders.</translation>
    </message>
</context>
<context>
    <name>ecgscan::RepairDock</name>
    <message>
        <source>Correct the reading</source>
        <translation>Gelesenes korrigieren</translation>
    </message>
    <message>
        <source>Correct the &amp;reading</source>
        <translation>&amp;Gelesenes korrigieren</translation>
    </message>
    <message>
        <source>&amp;Correct lead %1</source>
        <translation>Ableitung %1 &amp;korrigieren</translation>
    </message>
    <message>
        <source>&amp;Erase a part of %1</source>
        <translation>Teil von %1 &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Draw a part of %1 anew</source>
        <translation>Teil von %1 neu &amp;zeichnen</translation>
    </message>
</context>
<context>
    <name>ecgscan::RepairOverlay</name>
    <message>
        <source>Corners of the paper</source>
        <translation>Ecken des Papiers</translation>
    </message>
    <message>
        <source>Part of lead %1 to be erased</source>
        <translation>Zu löschender Teil der Ableitung %1</translation>
    </message>
    <message>
        <source>Pen of lead %1 to be drawn anew</source>
        <translation>Neu zu zeichnender Stift der Ableitung %1</translation>
    </message>
    <message>
        <source>top left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>top right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>bottom right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>bottom left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>Corner %1 at %2, %3</source>
        <translation>Ecke %1 bei %2, %3</translation>
    </message>
</context>
<context>
    <name>ecgscan::RepairPanel</name>
    <message>
        <source>%1, %L2 to %L3 s</source>
        <translation>%1, %L2 bis %L3 s</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>mm/s</source>
        <translation>mm/s</translation>
    </message>
    <message>
        <source>Paper speed</source>
        <translation>Papiervorschub</translation>
    </message>
    <message>
        <source>mm/mV</source>
        <translation>mm/mV</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Move the &amp;corners</source>
        <translation>&amp;Ecken verschieben</translation>
    </message>
    <message>
        <source>Drag them on the page, or use Tab, arrow keys and Enter</source>
        <translation>Auf der Seite ziehen, oder Tab, Pfeiltasten und Eingabe verwenden</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>&amp;Vorschub</translation>
    </message>
    <message>
        <source>&amp;Gain</source>
        <translation>Verstä&amp;rkung</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>La&amp;yout</translation>
    </message>
    <message>
        <source>change of the paper speed</source>
        <translation>(Änderung des Papiervorschubs)</translation>
    </message>
    <message>
        <source>change of the gain</source>
        <translation>(Änderung der Verstärkung)</translation>
    </message>
    <message>
        <source>change of the layout</source>
        <translation>(Änderung des Layouts)</translation>
    </message>
    <message>
        <source>Printed stretch</source>
        <translation>Gedruckter Abschnitt</translation>
    </message>
    <message>
        <source>no lead</source>
        <translation>keine Ableitung</translation>
    </message>
    <message>
        <source>Name of the stretch</source>
        <translation>Name des Abschnitts</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>mV</source>
        <translation>mV</translation>
    </message>
    <message>
        <source>Shift of the baseline</source>
        <translation>Verschiebung der Nulllinie</translation>
    </message>
    <message>
        <source>&amp;Erase these seconds</source>
        <translation>Diese &amp;Sekunden löschen</translation>
    </message>
    <message>
        <source>They can&apos;t be read</source>
        <translation>Sie sind nicht lesbar</translation>
    </message>
    <message>
        <source>Erase on page</source>
        <translation>Auf der Seite löschen</translation>
    </message>
    <message>
        <source>Drag along the part that can&apos;t be read</source>
        <translation>Am nicht lesbaren Teil entlangziehen</translation>
    </message>
    <message>
        <source>D&amp;raw on page</source>
        <translation>Auf der Seite &amp;zeichnen</translation>
    </message>
    <message>
        <source>Draw the pen where it ran, from left to right</source>
        <translation>Den Stift zeichnen, wo er lief, von links nach rechts</translation>
    </message>
    <message>
        <source>S&amp;tretch</source>
        <translation>Abs&amp;chnitt</translation>
    </message>
    <message>
        <source>Lea&amp;d</source>
        <translation>Ableit&amp;ung</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>Nulllin&amp;ie</translation>
    </message>
    <message>
        <source>&amp;From, to</source>
        <translation>V&amp;on, bis</translation>
    </message>
    <message>
        <source>change of a lead&apos;s name</source>
        <translation>(Änderung des Namens einer Ableitung)</translation>
    </message>
    <message>
        <source>shift of a baseline</source>
        <translation>(Verschiebung einer Nulllinie)</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Von Hand korrigiert</translation>
    </message>
    <message>
        <source>Corrections that were made</source>
        <translation>Vorgenommene Korrekturen</translation>
    </message>
    <message>
        <source>Take &amp;back</source>
        <translation>Zurüc&amp;knehmen</translation>
    </message>
    <message>
        <source>The selected correction, or all of them</source>
        <translation>Die gewählte Korrektur oder alle</translation>
    </message>
    <message>
        <source>As read: %L1 %2</source>
        <translation>Gelesen: %L1 %2</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Wie gelesen</translation>
    </message>
    <message>
        <source>As read: %1</source>
        <translation>Gelesen: %1</translation>
    </message>
    <message>
        <source>A stretch that is no lead</source>
        <translation>Ein Abschnitt, der keine Ableitung ist</translation>
    </message>
    <message>
        <source>A stretch that is not read any more</source>
        <translation>Ein Abschnitt, der nicht mehr gelesen wird</translation>
    </message>
    <message>
        <source>%1: named by hand</source>
        <translation>%1: von Hand benannt</translation>
    </message>
    <message>
        <source>%1: no lead</source>
        <translation>%1: keine Ableitung</translation>
    </message>
    <message>
        <source>%1: shifted by %L2 mV</source>
        <translation>%1: um %L2 mV verschoben</translation>
    </message>
    <message>
        <source>%1: erased %L2 to %L3 s</source>
        <translation>%1: %L2 bis %L3 s gelöscht</translation>
    </message>
    <message>
        <source>%1: drawn anew %L2 to %L3 s</source>
        <translation>%1: %L2 bis %L3 s neu gezeichnet</translation>
    </message>
    <message>
        <source>erasing of a stretch</source>
        <translation>(Löschen eines Abschnitts)</translation>
    </message>
    <message>
        <source>drawing of a stretch</source>
        <translation>(Zeichnen eines Abschnitts)</translation>
    </message>
    <message>
        <source>move of a corner</source>
        <translation>(Verschieben einer Ecke)</translation>
    </message>
    <message>
        <source>taking back all corrections</source>
        <translation>(Rücknahme aller Korrekturen)</translation>
    </message>
    <message>
        <source>taking back a correction</source>
        <translation>(Rücknahme einer Korrektur)</translation>
    </message>
</context>
<context>
    <name>ecgscan::ReportPrinting</name>
    <message>
        <source>Opening the page</source>
        <translation>Öffnet die Seite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>ECG report</source>
        <translation>EKG-Bericht</translation>
    </message>
    <message>
        <source>Print true to scale</source>
        <translation>Maßstabsgetreu drucken</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Druckt</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. Choose another folder or name.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Bitte einen anderen Ordner oder Namen wählen.</translation>
    </message>
</context>
<context>
    <name>ecgscan::ReviewSession</name>
    <message>
        <source>taking back the verdict on %1</source>
        <translation>(Rücknahme der Beurteilung von %1)</translation>
    </message>
    <message>
        <source>accepting %1</source>
        <translation>(Bestätigung von %1)</translation>
    </message>
    <message>
        <source>rejecting %1</source>
        <translation>(Ablehnung von %1)</translation>
    </message>
    <message>
        <source>adding %1</source>
        <translation>(Ergänzung von %1)</translation>
    </message>
    <message>
        <source>change of patient id</source>
        <translation>(Änderung der Patienten-ID)</translation>
    </message>
    <message>
        <source>change of age</source>
        <translation>(Änderung des Alters)</translation>
    </message>
    <message>
        <source>change of sex</source>
        <translation>(Änderung des Geschlechts)</translation>
    </message>
    <message>
        <source>change of date</source>
        <translation>(Änderung des Datums)</translation>
    </message>
    <message>
        <source>Opening the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Analysing the page</source>
        <translation>Seite analysieren</translation>
    </message>
    <message>
        <source>The file was changed after it was opened, so it is opened anew as another case. The case of the earlier picture is kept.</source>
        <translation>Die Datei wurde nach dem Öffnen verändert und wird deshalb als weiterer Fall neu geöffnet. Der Fall des früheren Bildes bleibt erhalten.</translation>
    </message>
    <message>
        <source>change of the note</source>
        <translation>(Änderung der Notiz)</translation>
    </message>
    <message>
        <source>set severity of %1 to %2</source>
        <translation>(Schweregrad von %1 auf „%2“)</translation>
    </message>
    <message>
        <source>set certainty of %1 to %2</source>
        <translation>(Sicherheit von %1 auf „%2“)</translation>
    </message>
    <message>
        <source>change of the remark on %1</source>
        <translation>(Änderung der Bemerkung zu %1)</translation>
    </message>
    <message>
        <source>set state to %1</source>
        <translation>(Änderung des Status auf „%1“)</translation>
    </message>
    <message>
        <source>set quality to %1</source>
        <translation>(Änderung der Seitenqualität auf „%1“)</translation>
    </message>
    <message>
        <source>mark as urgent</source>
        <translation>(Markierung als dringend)</translation>
    </message>
    <message>
        <source>mark as not urgent</source>
        <translation>(Markierung als nicht dringend)</translation>
    </message>
    <message>
        <source>change of tags</source>
        <translation>(Änderung der Schlagwörter)</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>(Verschiebung von %1)</translation>
    </message>
    <message>
        <source>taking back the move of %1</source>
        <translation>(Rücknahme der Verschiebung von %1)</translation>
    </message>
    <message>
        <source>Some changes are not saved, so nothing was restored. Press Retry first.</source>
        <translation>Einige Änderungen sind nicht gespeichert, deshalb wurde nichts wiederhergestellt. Bitte zuerst „Wiederholen“ drücken.</translation>
    </message>
    <message>
        <source>Some changes are not saved, so the reader stays. Press Retry first.</source>
        <translation>Einige Änderungen sind nicht gespeichert, daher bleibt der Befunder. Zuerst „Wiederholen“ drücken.</translation>
    </message>
</context>
<context>
    <name>ecgscan::SaveTracker</name>
    <message>
        <source>Saving was interrupted.</source>
        <translation>Das Speichern wurde unterbrochen.</translation>
    </message>
</context>
<context>
    <name>ecgscan::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>GPU where there is one</source>
        <translation>GPU, wenn vorhanden</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Without a GPU that works, the processor is used, with a warning. The status bar says which it is.</source>
        <translation>Ohne funktionierende GPU rechnet der Prozessor, mit einer Warnung. Die Statusleiste sagt, was verwendet wird.</translation>
    </message>
    <message>
        <source>&amp;Networks run on</source>
        <translation>&amp;Netze rechnen auf</translation>
    </message>
    <message>
        <source>&amp;Reset all settings</source>
        <translation>Alle Einstellungen &amp;zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ecgscan::SignInDialog</name>
    <message>
        <source>Sign in as a reader</source>
        <translation>Als Befunder anmelden</translation>
    </message>
    <message>
        <source>Every reader has verdicts of their own and does not see those of others. The PIN keeps the readings of several people at one computer apart. It is a convenience, no protection: who can use this computer&apos;s files can read all verdicts.</source>
        <translation>Jeder Befunder hat eigene Beurteilungen und sieht die der anderen nicht. Die PIN hält die Befundungen mehrerer Personen an einem Rechner auseinander. Sie dient der Bequemlichkeit und ist kein Schutz: Wer an die Dateien dieses Rechners kommt, kann alle Beurteilungen lesen.</translation>
    </message>
    <message>
        <source>Name of the reader</source>
        <translation>Name des Befunders</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>4 to 12 digits</source>
        <translation>4 bis 12 Ziffern</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Make this reader and sign in</source>
        <translation>Befunder anlegen und anmelden</translation>
    </message>
</context>
<context>
    <name>ecgscan::SiteLabels</name>
    <message>
        <source>A label of this site</source>
        <translation>Label dieser Einrichtung</translation>
    </message>
    <message>
        <source>Name of the label</source>
        <translation>Name des Labels</translation>
    </message>
    <message>
        <source>Code of the label</source>
        <translation>Code des Labels</translation>
    </message>
    <message>
        <source>It is kept in this database and can be chosen for every case. Fine-tuning learns it like any other finding. Its code stays; a label can&apos;t be removed, as cases may have it.</source>
        <translation>Es wird in dieser Datenbank aufbewahrt und ist für jeden Fall wählbar. Das Nachtrainieren lernt es wie jeden anderen Befund. Sein Code bleibt; ein Label lässt sich nicht entfernen, weil Fälle es haben können.</translation>
    </message>
    <message>
        <source>Make the label and add it</source>
        <translation>Label anlegen und ergänzen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
</context>
<context>
    <name>ecgscan::StartPage</name>
    <message>
        <source>Open a picture of a 12-lead ECG</source>
        <translation>Bild eines 12-Kanal-EKGs öffnen</translation>
    </message>
    <message>
        <source>A scan, a PDF or a phone photo. You can also drop files or a folder here.</source>
        <translation>Ein Scan, ein PDF oder ein Handyfoto. Dateien oder ein Ordner können auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device: findings are predicted and are not a diagnosis.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt: Befunde sind vorhergesagt und keine Diagnose.</translation>
    </message>
</context>
<context>
    <name>ecgscan::Tour</name>
    <message>
        <source>Tour of the window</source>
        <translation>Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ecgscan::TwelveLeadView</name>
    <message>
        <source>Traced leads on ECG paper</source>
        <translation>Nachgezeichnete Ableitungen auf EKG-Papier</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, vorhergesagt</translation>
    </message>
    <message>
        <source>%1 rhythm strip</source>
        <translation>%1 Rhythmusstreifen</translation>
    </message>
    <message>
        <source>%1 from %L2 s to %L3 s</source>
        <translation>%1 von %L2 s bis %L3 s</translation>
    </message>
    <message>
        <source>No lead has been read.</source>
        <translation>Keine Ableitung wurde gelesen.</translation>
    </message>
    <message>
        <source>%L1 mm/s   %L2 mm/mV   no filter</source>
        <translation>%L1 mm/s   %L2 mm/mV   ohne Filter</translation>
    </message>
    <message>
        <source>dashed: not printed, predicted from what was</source>
        <translation>gestrichelt: nicht gedruckt, aus dem Gedruckten vorhergesagt</translation>
    </message>
    <message>
        <source>What was not printed is predicted.</source>
        <translation>Was nicht gedruckt ist, ist vorhergesagt.</translation>
    </message>
</context>
<context>
    <name>ecgscan::UsualBeatView</name>
    <message>
        <source>Usual beat</source>
        <translation>Typischer Schlag</translation>
    </message>
    <message>
        <source>%1 at %L2 ms by hand</source>
        <translation>%1 bei %L2 ms, von Hand</translation>
    </message>
    <message>
        <source>%1 at %L2 ms</source>
        <translation>%1 bei %L2 ms</translation>
    </message>
    <message>
        <source>The median of the beats that look like most others, all leads over each other. Lines: where waves begin and end in all leads together (%1). Dashed lines were measured, solid ones put by hand; dotted ones mark what was not found. As on paper at 25 mm/s and 10 mm/mV; a strong line every 0.2 s and 0.5 mV.</source>
        <translation>Der Median der Schläge, die den meisten anderen gleichen, alle Ableitungen übereinander. Linien: wo Wellen in allen Ableitungen zusammen beginnen und enden (%1). Gestrichelte Linien sind gemessen, durchgezogene von Hand gesetzt; gepunktete markieren, was nicht gefunden wurde. Wie auf Papier mit 25 mm/s und 10 mm/mV; eine kräftige Linie alle 0,2 s und 0,5 mV.</translation>
    </message>
</context>
<context>
    <name>ecgscan::WaveformActions</name>
    <message>
        <source>Leads as on the &amp;page</source>
        <translation>Ableitungen &amp;wie auf der Seite</translation>
    </message>
    <message>
        <source>Leads in &amp;3 × 4 and II below</source>
        <translation>Ableitungen &amp;3 × 4 und II darunter</translation>
    </message>
    <message>
        <source>Leads in &amp;6 × 2</source>
        <translation>Ableitungen &amp;6 × 2</translation>
    </message>
    <message>
        <source>&amp;Ten seconds of each lead</source>
        <translation>&amp;Zehn Sekunden jeder Ableitung</translation>
    </message>
    <message>
        <source>&amp;One lead large</source>
        <translation>Eine Ableitung gr&amp;oß</translation>
    </message>
    <message>
        <source>Next &amp;way to draw the leads</source>
        <translation>Nächste &amp;Darstellung der Ableitungen</translation>
    </message>
    <message>
        <source>Next &amp;lead large</source>
        <translation>&amp;Nächste Ableitung groß</translation>
    </message>
    <message>
        <source>P&amp;revious lead large</source>
        <translation>&amp;Vorige Ableitung groß</translation>
    </message>
    <message>
        <source>%L1 mm/s</source>
        <translation>%L1 mm/s</translation>
    </message>
    <message>
        <source>%L1 mm/mV</source>
        <translation>%L1 mm/mV</translation>
    </message>
    <message>
        <source>Next &amp;speed of the leads</source>
        <translation>Nächster &amp;Vorschub der Ableitungen</translation>
    </message>
    <message>
        <source>Next &amp;gain of the leads</source>
        <translation>Nächste Ver&amp;stärkung der Ableitungen</translation>
    </message>
    <message>
        <source>&amp;Calipers</source>
        <translation>Me&amp;sszirkel</translation>
    </message>
    <message>
        <source>Measure time, rate and voltage on the leads and on the page</source>
        <translation>Zeit, Frequenz und Spannung an den Ableitungen und auf der Seite messen</translation>
    </message>
    <message>
        <source>&amp;March out</source>
        <translation>Abstand ab&amp;tragen</translation>
    </message>
    <message>
        <source>Spee&amp;d and gain of the leads</source>
        <translation>Vors&amp;chub und Verstärkung der Ableitungen</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>%1 can&apos;t be read: %2. Check its name and that you may read it.</source>
        <translation>%1 ist nicht lesbar: %2. Bitte den Namen und die Leserechte prüfen.</translation>
    </message>
    <message>
        <source>There are no recordings in %1. Name the folder that holds ludb/.</source>
        <translation>In %1 sind keine Aufzeichnungen. Bitte den Ordner nennen, der ludb/ enthält.</translation>
    </message>
    <message>
        <source>%1 is damaged or is not what its table says. Fetch it again.</source>
        <translation>%1 ist beschädigt oder nicht das, was die Tabelle dazu sagt. Bitte neu holen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be unpacked: there is too little memory. Close other programs.</source>
        <translation>%1 lässt sich nicht entpacken: Es ist zu wenig Speicher da. Bitte andere Programme schließen.</translation>
    </message>
    <message>
        <source>%1 is a WFDB record of a kind that is not read. Convert it to one file of 16-bit samples (format 16).</source>
        <translation>%1 ist eine WFDB-Aufzeichnung einer Art, die nicht gelesen wird. Bitte in eine einzige Datei mit 16-Bit-Werten umwandeln (Format 16).</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read. Check its name and that you may read it.</source>
        <translation>%1 ist nicht lesbar. Bitte den Namen und die Leserechte prüfen.</translation>
    </message>
    <message>
        <source>%1 is not a whole WFDB record. Fetch it again.</source>
        <translation>%1 ist keine vollständige WFDB-Aufzeichnung. Bitte neu holen.</translation>
    </message>
    <message>
        <source>No leads were read on the page, so nothing says what may stay of it. Its picture is left out.</source>
        <translation>Auf der Seite wurden keine Ableitungen gelesen, also sagt nichts, was von ihr bleiben darf. Ihr Bild bleibt weg.</translation>
    </message>
    <message>
        <source>%1 is no table of labels. It needs the columns file (or picture) and labels, or file, code and reader.</source>
        <translation>%1 ist keine Tabelle von Labels. Sie braucht die Spalten file (oder picture) und labels, oder file, code und reader.</translation>
    </message>
    <message>
        <source>%1, row %2: &quot;%3&quot; can&apos;t be understood.</source>
        <translation>%1, Zeile %2: „%3“ ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The name of a WFDB record has letters, digits and underscores, and nothing else.</source>
        <translation>Der Name eines WFDB-Datensatzes hat Buchstaben, Ziffern und Unterstriche und sonst nichts.</translation>
    </message>
    <message>
        <source>There are no waveforms to write.</source>
        <translation>Es gibt keine Kurven zu schreiben.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Review window for pictures of 12-lead ECGs. For research use only.</source>
        <translation>Fenster zum Befunden von Bildern von 12-Kanal-EKGs. Nur für die Forschung.</translation>
    </message>
    <message>
        <source>Keep the cases in FILE.</source>
        <translation>Die Fälle in FILE aufbewahren.</translation>
    </message>
    <message>
        <source>Use PROGRAM as the engine.</source>
        <translation>PROGRAM als Analyseprogramm verwenden.</translation>
    </message>
    <message>
        <source>Pictures, PDF files or folders to open.</source>
        <translation>Bilder, PDF-Dateien oder Ordner, die geöffnet werden sollen.</translation>
    </message>
    <message>
        <source>--device is one of %1, not &quot;%2&quot;.</source>
        <translation>--device ist eines von %1, nicht „%2“.</translation>
    </message>
    <message>
        <source>Run the networks on DEVICE: %1; default: as set in the window.</source>
        <translation>Die Netze auf DEVICE ausführen: %1; Vorgabe: wie im Fenster eingestellt.</translation>
    </message>
</context>
<context>
    <name>readPage</name>
    <message>
        <source>What is printed (%1 mm/s, %2 mm/mV) differs from what rows and calibration pulses say (%3 mm/s, %4 mm/mV). %5 mm/s and the pulses&apos; gain are used. Check them.</source>
        <translation>Was gedruckt steht (%1 mm/s, %2 mm/mV), weicht von dem ab, was Zeilen und Kalibrierzacken sagen (%3 mm/s, %4 mm/mV). Verwendet werden %5 mm/s und die Verstärkung der Kalibrierzacken. Bitte prüfen.</translation>
    </message>
    <message>
        <source>No clear calibration pulse was found; %1 mm/s and %2 mm/mV are what is printed.</source>
        <translation>Keine deutliche Kalibrierzacke gefunden; %1 mm/s und %2 mm/mV stehen gedruckt da.</translation>
    </message>
    <message>
        <source>No clear calibration pulse was found; %1 mm/s and %2 mm/mV are assumed where they are not printed. Check them.</source>
        <translation>Keine deutliche Kalibrierzacke gefunden; %1 mm/s und %2 mm/mV sind angenommen, soweit sie nicht gedruckt dastehen. Bitte prüfen.</translation>
    </message>
    <message>
        <source>No ECG traces were found on this page. Choose a page with a 12-lead ECG, or take the picture again with the whole page in view.</source>
        <translation>Auf dieser Seite wurden keine EKG-Kurven gefunden. Bitte eine Seite mit einem 12-Kanal-EKG wählen oder das Bild mit der ganzen Seite neu aufnehmen.</translation>
    </message>
    <message>
        <source>The network that reads the leads&apos; names could not be run, so they are named by their places.</source>
        <translation>Das Netz, das die Namen der Ableitungen liest, konnte nicht ausgeführt werden; deshalb sind sie nach ihren Plätzen benannt.</translation>
    </message>
    <message>
        <source>Few lead names could be read. Check that the leads are named correctly.</source>
        <translation>Nur wenige Namen von Ableitungen waren lesbar. Bitte prüfen, ob die Ableitungen richtig benannt sind.</translation>
    </message>
    <message>
        <source>The picture has few pixels. A scan at 200 dpi or more gives better waveforms.</source>
        <translation>Das Bild hat wenige Pixel. Ein Scan mit 200 dpi oder mehr gibt bessere Kurven.</translation>
    </message>
    <message>
        <source>By the grid, the calibration pulse is %1 mV high. The page may be stretched, or the gain is not %2 mm/mV. Check the voltages.</source>
        <translation>Nach dem Raster ist die Kalibrierzacke %1 mV hoch. Die Seite ist vielleicht verzerrt, oder die Verstärkung ist nicht %2 mm/mV. Bitte die Spannungen prüfen.</translation>
    </message>
    <message>
        <source>The waveforms are read with large errors. Do not rely on them; take the picture again, or scan the page.</source>
        <translation>Die Kurven sind mit großen Fehlern gelesen. Sie sind nicht verlässlich; bitte das Bild neu aufnehmen oder die Seite scannen.</translation>
    </message>
    <message>
        <source>These leads could be read only in part: %1.</source>
        <translation>Diese Ableitungen waren nur zum Teil lesbar: %1.</translation>
    </message>
    <message>
        <source>The tracing network could not be run, so the leads are traced less exactly.</source>
        <translation>Das Netz zum Nachzeichnen konnte nicht ausgeführt werden; deshalb sind die Ableitungen weniger genau nachgezeichnet.</translation>
    </message>
    <message>
        <source>Finding the ink</source>
        <translation>Tinte suchen</translation>
    </message>
    <message>
        <source>Reading the layout</source>
        <translation>Layout lesen</translation>
    </message>
    <message>
        <source>Tracing the leads</source>
        <translation>Ableitungen nachzeichnen</translation>
    </message>
    <message>
        <source>The limb leads contradict each other, so some of them are named wrongly or read wrongly. Check the names and the waveforms.</source>
        <translation>Die Extremitätenableitungen widersprechen einander; einige sind also falsch benannt oder falsch gelesen. Bitte die Namen und die Kurven prüfen.</translation>
    </message>
    <message>
        <source>Leads traced</source>
        <translation>Ableitungen nachgezeichnet</translation>
    </message>
    <message>
        <source>The page could not be read. Try again with a smaller picture.</source>
        <translation>Die Seite konnte nicht gelesen werden. Bitte mit einem kleineren Bild wiederholen.</translation>
    </message>
    <message>
        <source>The page can&apos;t be read as %1: it has other rows. Choose another layout.</source>
        <translation>Die Seite ist nicht als %1 lesbar: Sie hat andere Zeilen. Bitte ein anderes Layout wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) no longer belong to anything that is read of the page. They are kept, but not used.</source>
        <translation>
            <numerusform>%n Korrektur gehört zu nichts mehr, was auf der Seite gelesen wird. Sie bleibt erhalten, wird aber nicht verwendet.</numerusform>
            <numerusform>%n Korrekturen gehören zu nichts mehr, was auf der Seite gelesen wird. Sie bleiben erhalten, werden aber nicht verwendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>female</source>
        <translation>weiblich</translation>
    </message>
    <message>
        <source>male</source>
        <translation>männlich</translation>
    </message>
    <message>
        <source>%L1 mm/s, %L2 mm/mV</source>
        <translation>%L1 mm/s, %L2 mm/mV</translation>
    </message>
    <message>
        <source>, V1 to V6 %L1 mm/mV</source>
        <translation>, V1 bis V6 %L1 mm/mV</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Leads on paper</source>
        <translation>Ableitungen auf Papier</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>The report can&apos;t be drawn: the printer or file does not accept it. Choose another.</source>
        <translation>Der Bericht kann nicht gezeichnet werden: Drucker oder Datei nehmen ihn nicht an. Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>ECG report</source>
        <translation>EKG-Bericht</translation>
    </message>
    <message>
        <source>patient %1</source>
        <translation>Patient %1</translation>
    </message>
    <message>
        <source>recorded on %1</source>
        <translation>aufgezeichnet am %1</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Findings: predicted, not a diagnosis</source>
        <translation>Befunde: vorhergesagt, keine Diagnose</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>Alter, Geschlecht</translation>
    </message>
    <message>
        <source>%L1 years</source>
        <translation>%L1 Jahre</translation>
    </message>
    <message>
        <source>Recorded on</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1, Seite %2</translation>
    </message>
    <message>
        <source>Printed at</source>
        <translation>Gedruckt mit</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>/min</source>
        <comment>beats per minute</comment>
        <translation>/min</translation>
    </message>
    <message>
        <source>PR</source>
        <translation>PQ</translation>
    </message>
    <message>
        <source>QRS</source>
        <translation>QRS</translation>
    </message>
    <message>
        <source>QT</source>
        <translation>QT</translation>
    </message>
    <message>
        <source>QTc (Frid.)</source>
        <translation>QTc (Frid.)</translation>
    </message>
    <message>
        <source>P, QRS, T axis</source>
        <translation>Achse P, QRS, T</translation>
    </message>
    <message>
        <source>Nothing is likely, and no reader added anything.</source>
        <translation>Nichts ist wahrscheinlich, und niemand hat etwas hinzugefügt.</translation>
    </message>
    <message>
        <source>No ECG was read on this page.</source>
        <translation>Auf dieser Seite wurde kein EKG gelesen.</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>Die Seite</translation>
    </message>
    <message>
        <source>The picture of the page is not there any more, or is another one by now. What was read of it is in this report.</source>
        <translation>Das Bild der Seite ist nicht mehr da oder inzwischen ein anderes. Was davon gelesen wurde, steht in diesem Bericht.</translation>
    </message>
    <message>
        <source>The picture as it was read, paler, with the traced leads. Not to scale.</source>
        <translation>Das Bild, wie es gelesen wurde, blasser, mit den gelesenen Ableitungen. Nicht maßstabsgetreu.</translation>
    </message>
    <message>
        <source>The picture as it is. Not to scale.</source>
        <translation>Das Bild, wie es ist. Nicht maßstabsgetreu.</translation>
    </message>
    <message>
        <source>Measured by the program from the traced leads; the expected error is one standard deviation. What was not printed is not measured.</source>
        <translation>Vom Programm an den gelesenen Ableitungen gemessen; der erwartete Fehler ist eine Standardabweichung. Was nicht gedruckt ist, wird nicht gemessen.</translation>
    </message>
    <message>
        <source>Outside of published limits</source>
        <translation>Außerhalb veröffentlichter Grenzen</translation>
    </message>
    <message>
        <source>Amplitudes of the usual beat</source>
        <translation>Amplituden des üblichen Schlags</translation>
    </message>
    <message>
        <source>Nothing was predicted, and no reader added anything.</source>
        <translation>Nichts wurde vorhergesagt, und niemand hat etwas hinzugefügt.</translation>
    </message>
    <message>
        <source>Likely: the probability reaches the finding&apos;s own threshold. Cannot say: it is close to it, picture and waveforms contradict each other, or the page could hardly be read. What the reader said stands beside the prediction and does not change it.</source>
        <translation>Wahrscheinlich: die Wahrscheinlichkeit erreicht die eigene Schwelle des Befunds. Unentschieden: sie ist nahe daran, Bild und Kurven widersprechen einander, oder die Seite war kaum zu lesen. Was der Befunder gesagt hat, steht neben der Vorhersage und ändert sie nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n more are predicted to be unlikely and are not listed.</source>
        <translation>
            <numerusform>%n weiterer ist als unwahrscheinlich vorhergesagt und nicht aufgeführt.</numerusform>
            <numerusform>%n weitere sind als unwahrscheinlich vorhergesagt und nicht aufgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>How this was made</source>
        <translation>Wie dies entstand</translation>
    </message>
    <message>
        <source>Share of the signal that is expected to be right: %L1 %.</source>
        <translation>Anteil des Signals, der richtig sein dürfte: %L1 %.</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Fine-tuned here: sha256 %1</source>
        <translation>Hier nachtrainiert: sha256 %1</translation>
    </message>
    <message>
        <source>File of the page: sha256 %1</source>
        <translation>Datei der Seite: sha256 %1</translation>
    </message>
    <message>
        <source>ECG-Scan %1.</source>
        <translation>ECG-Scan %1.</translation>
    </message>
    <message>
        <source>ECG-Scan %1, report made on %2.</source>
        <translation>ECG-Scan %1, Bericht vom %2.</translation>
    </message>
    <message>
        <source>%1: %2, sha256 %3</source>
        <translation>%1: %2, sha256 %3</translation>
    </message>
    <message>
        <source>%1: without a network</source>
        <translation>%1: ohne Netz</translation>
    </message>
    <message>
        <source>There is not enough memory for the report.</source>
        <translation>Der Speicher reicht für den Bericht nicht.</translation>
    </message>
    <message>
        <source>25 mm/s   10 mm/mV</source>
        <translation>25 mm/s   10 mm/mV</translation>
    </message>
    <message>
        <source>This frame is 100 mm × 10 mm where the print is true to scale.</source>
        <translation>Dieser Rahmen ist bei maßstabsgetreuem Druck 100 mm × 10 mm groß.</translation>
    </message>
    <message>
        <source>Rows as on the page; only what was printed and read is drawn.</source>
        <translation>Zeilen wie auf der Seite; nur was gedruckt ist und gelesen wurde, ist gezeichnet.</translation>
    </message>
    <message>
        <source>From second %L1. </source>
        <translation>Ab Sekunde %L1. </translation>
    </message>
    <message>
        <source>The page itself was printed at %L1 mm/s and %L2 mm/mV.</source>
        <translation>Die Seite selbst ist mit %L1 mm/s und %L2 mm/mV gedruckt.</translation>
    </message>
    <message>
        <source>%L1 %</source>
        <translation>%L1 %</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>unwahrscheinlich</translation>
    </message>
    <message>
        <source>cannot say</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <translation>✓ bestätigt</translation>
    </message>
    <message>
        <source>✗ rejected</source>
        <translation>✗ abgelehnt</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ hinzugefügt</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>By the picture</source>
        <translation>Nach dem Bild</translation>
    </message>
    <message>
        <source>By the waveforms</source>
        <translation>Nach den Kurven</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Befunder</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not predicted</source>
        <translation>nicht vorhergesagt</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Nicht gemessen.</translation>
    </message>
    <message>
        <source>Not measured: %1.</source>
        <translation>Nicht gemessen: %1.</translation>
    </message>
    <message>
        <source>Mean over the page; beats: %L1.</source>
        <translation>Mittel der Seite; Schläge: %L1.</translation>
    </message>
    <message>
        <source>Mean over the page; beats: %L1, RR from %2 to %3.</source>
        <translation>Mittel der Seite; Schläge: %L1, RR von %2 bis %3.</translation>
    </message>
    <message>
        <source>From the mean RR.</source>
        <translation>Aus dem mittleren RR.</translation>
    </message>
    <message>
        <source>RR</source>
        <translation>RR</translation>
    </message>
    <message>
        <source>Usual beat of all printed leads together: </source>
        <translation>Üblicher Schlag aller gedruckten Ableitungen zusammen: </translation>
    </message>
    <message>
        <source>P duration</source>
        <translation>P-Dauer</translation>
    </message>
    <message>
        <source>start to end of P.</source>
        <translation>Anfang bis Ende von P.</translation>
    </message>
    <message>
        <source>start of P to start of QRS.</source>
        <translation>Anfang von P bis Anfang von QRS.</translation>
    </message>
    <message>
        <source>start to end of QRS.</source>
        <translation>Anfang bis Ende von QRS.</translation>
    </message>
    <message>
        <source>start of QRS to end of T.</source>
        <translation>Anfang von QRS bis Ende von T.</translation>
    </message>
    <message>
        <source>QTc (Fridericia)</source>
        <translation>QTc (Fridericia)</translation>
    </message>
    <message>
        <source>QT / RR^(1/3), RR in seconds.</source>
        <translation>QT / RR^(1/3), RR in Sekunden.</translation>
    </message>
    <message>
        <source>QTc (Bazett)</source>
        <translation>QTc (Bazett)</translation>
    </message>
    <message>
        <source>QT / RR^(1/2), RR in seconds.</source>
        <translation>QT / RR^(1/2), RR in Sekunden.</translation>
    </message>
    <message>
        <source>QTc (Framingham)</source>
        <translation>QTc (Framingham)</translation>
    </message>
    <message>
        <source>QT + 154 ms × (1 − RR), RR in seconds.</source>
        <translation>QT + 154 ms × (1 − RR), RR in Sekunden.</translation>
    </message>
    <message>
        <source>QTc (Hodges)</source>
        <translation>QTc (Hodges)</translation>
    </message>
    <message>
        <source>QT + 1.75 ms × (rate − 60).</source>
        <translation>QT + 1,75 ms × (Frequenz − 60).</translation>
    </message>
    <message>
        <source>In the frontal plane, from the limb leads&apos; usual beat.</source>
        <translation>In der Frontalebene, aus dem üblichen Schlag der Extremitätenableitungen.</translation>
    </message>
    <message>
        <source>P axis</source>
        <translation>P-Achse</translation>
    </message>
    <message>
        <source>QRS axis</source>
        <translation>QRS-Achse</translation>
    </message>
    <message>
        <source>T axis</source>
        <translation>T-Achse</translation>
    </message>
    <message>
        <source>mV</source>
        <translation>mV</translation>
    </message>
    <message>
        <source>Sokolow-Lyon</source>
        <translation>Sokolow-Lyon</translation>
    </message>
    <message>
        <source>S of V1 and the larger R of V5 and V6.</source>
        <translation>S in V1 und das größere R von V5 und V6.</translation>
    </message>
    <message>
        <source>Cornell</source>
        <translation>Cornell</translation>
    </message>
    <message>
        <source>R of aVL and S of V3.</source>
        <translation>R in aVL und S in V3.</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>Erwarteter Fehler</translation>
    </message>
    <message>
        <source>How it was got</source>
        <translation>Wie er gewonnen wurde</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Predictions for research use only. Not a medical device; not a diagnosis.</source>
        <translation>Vorhersagen nur für die Forschung. Kein Medizinprodukt; keine Diagnose.</translation>
    </message>
    <message>
        <source>ECG-Scan %1</source>
        <translation>ECG-Scan %1</translation>
    </message>
    <message>
        <source>Corrected by hand.</source>
        <translation>Von Hand korrigiert.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, listed below</source>
        <translation>
            <numerusform>und %n weiterer, unten aufgeführt</numerusform>
            <numerusform>und %n weitere, unten aufgeführt</numerusform>
        </translation>
    </message>
</context>
</TS>
