import { withoutInvisible } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import { checkExercice } from '#lib/ingest/cells/exercice.ts';
import { amountWords } from './amount-words.ts';
import { FILE_FIELDS, type ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { Dialect } from '#lib/ingest/records/dialect.ts';
import { areTwins, refuseDoubled } from './twin-columns.ts';
import { headerKey, outlineOf, type ExpectedHeader, type HeaderMatch } from './header.ts';
import { nearest } from './nearest.ts';
import { issue, problemAt, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { hiddenMarks } from '#lib/ingest/told/hidden-marks.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

const listed = (cells: readonly string[]) =>
	cells
		.filter((cell) => cell.trim() !== '')
		.slice(0, 30)
		.map((cell) => cell.trim())
		.join(', ');

function refuseUnknown(
	dialect: Dialect,
	kinds: readonly ExpectedHeader[],
	{ ligneEnTete }: ReadOptions,
	log: ProblemLog
): null {
	const first =
		dialect.sample.rows[ligneEnTete === undefined ? 0 : dialect.sample.lignes.indexOf(ligneEnTete)] ?? [];
	const expected = kinds[0];
	const columns = expected?.columns.filter((column) => column.required).map((column) => column.field) ?? [];
	const single =
		dialect.width <= 1 && log.sheet === null
			? fr` Le fichier ne montre qu'une colonne : le séparateur doit être « ; », « , » ou une tabulation.`
			: '';
	const ids = [...new Set(kinds.map(({ id }) => id))];
	const formats = ids.length > 1 ? fr` Formats lus : ${ids.join(', ')}.` : '';
	log.refuse(
		'missing-label',
		fr`Aucune ligne d'en-tête n'est reconnue. Colonnes trouvées : ${listed(first)}. Pour ${expected?.titre ?? ''}, il faut au moins : ${columns.join(', ')}.${single}${formats}`,
		columns.join(', ')
	);
	return null;
}

/** Fields that can be stated for a whole file on the command line. */
const SAID_ONCE: readonly string[] = [...FILE_FIELDS, 'exercice'];

function tellMissing(match: HeaderMatch, missing: readonly string[], ligne: number, log: ProblemLog): void {
	const found = match.unknown.map((index) => (match.cells[index] ?? '').trim());
	const { titre, columns: expected } = match.expected;
	missing.forEach((field, index) => {
		const { nom = field, aliases = [] } = expected.find((column) => column.field === field) ?? {};
		const near = [nom, ...aliases].map((name) => nearest(name, found)).find((name) => name !== null);
		const hint = near === undefined || near === null ? '' : fr` La plus proche est « ${near} ».`;
		const columns = index === 0 ? fr` Colonnes trouvées : ${listed(match.cells)}.` : '';
		// Said once: the sentences that follow are about the same kind of file.
		const kind =
			index === 0 && match.expected.id !== 'lignes'
				? fr` Le plus proche format connu est « ${match.expected.id} », ${titre}.`
				: '';
		const name =
			field === 'montant' && match.expected.measures
				? fr`aucune colonne de montants n'est reconnue (AE PLF, CP PLF, AELF 2014, AE EXEC…).`
				: fr`la colonne « ${nom} » est absente.`;
		const once =
			match.expected.id === 'lignes' && SAID_ONCE.includes(field)
				? fr` Si elle dirait la même chose à toutes les lignes, dites-le par --${field}.`
				: '';
		log.refuse(
			'missing-label',
			fr`Ligne ${ligne} : ${name}${columns}${hint}${once}${kind}`,
			fr`une colonne « ${nom} » (${titre})`,
			{ champ: nom }
		);
	});
}

/** Warns of columns that nothing reads, but those that say what the amounts are (`read`). */
export function tellUnknown(
	match: HeaderMatch,
	ligne: number,
	read: readonly number[],
	log: ProblemLog
): void {
	const free = match.expected.columns
		.filter(({ field, unread }) => !unread && !match.at.has(field))
		.map(({ field, nom }) => nom ?? field);
	for (const index of match.unknown) {
		if (read.includes(index)) continue;
		const header = match.cells[index] ?? '';
		const near = match.expected.measures ? null : nearest(header, free);
		const hint = near === null ? '' : fr` Vouliez-vous dire « ${near} » ?`;
		const phrase = fr`la colonne ${quoted(header.trim())} n'est pas connue, elle n'est pas lue.${hint}`;
		log.add(
			problemAt(issue('extra-label', 'avertissement', phrase, near), {
				ligne,
				colonne: index + 1,
				champ: header,
				valeur: header
			})
		);
	}
}

/** Names under which a table gives its amounts, when none of the columns read has one. */
const AMOUNT_NAME = /^(?:montants?|subventions?|sommes?|credits?|depenses?)\b/;

/** Refuses a file of credits in which a column of amounts is left unread: what is read beside it may be something else. */
function refuseUnreadAmounts(match: HeaderMatch, ligne: number, log: ProblemLog): void {
	if (!match.expected.measures && match.fiche === null) return;
	for (const index of match.unknown) {
		const champ = (match.cells[index] ?? '').trim();
		const year = match.fiche !== null && amountWords(champ).exercice !== null;
		if (!AMOUNT_NAME.test(headerKey(champ)) && !year) continue;
		const read = match.measures
			.map((measure) => quoted((match.cells[measure.index] ?? '').trim()))
			.join(', ');
		const mend =
			match.fiche === null
				? fr` ; sont lues : ${read}. Nommez les colonnes de montants AE et CP, ou retirez celle-ci.`
				: fr` : ajoutez-la à la fiche « ${match.fiche} », par « montants », ou par « ecarter » si elle ne compte pas.`;
		const phrase = fr`la colonne ${quoted(champ)} semble donner des montants, et n'est pas lue${mend}`;
		log.refuse('montant-non-lu', phrase, null, { ligne, colonne: index + 1, champ });
	}
}

/** Warns of values under a column without a name, which nothing would read. */
function tellNameless(dialect: Dialect, match: HeaderMatch, ligne: number, log: ProblemLog): void {
	const rows = dialect.sample.rows.slice(match.row + 1);
	match.cells.forEach((cell, index) => {
		if (cell.trim() !== '' || index >= outlineOf(match.cells).width) return;
		const value = rows.map((row) => row[index] ?? '').find((text) => text.trim() !== '');
		if (value === undefined) return;
		const phrase = fr`la colonne n'a pas de nom et contient des valeurs, comme ${quoted(value)} : elle n'est pas lue. Nommez-la ou videz-la.`;
		log.add(
			problemAt(issue('blank-header', 'avertissement', phrase), { ligne, colonne: index + 1, valeur: value })
		);
	});
}

/** Whether the years of the file name the stage of their credits: « 2018 (LFI) », « PLF 2019 ». */
function yearsNameStages(dialect: Dialect, match: HeaderMatch): boolean {
	const at = match.at.get('exercice');
	if (at === undefined) return false;
	return dialect.sample.rows
		.slice(match.row + 1)
		.some((row) => checkExercice(row[at] ?? '').etape !== undefined);
}

/** The header of the portal's own export, without the columns of the table. */
function isPortalExport(dialect: Dialect): boolean {
	const [first = []] = dialect.sample.rows;
	const names = first.map((cell) =>
		cell
			.replace(/^\uFEFF/, '')
			.trim()
			.toLowerCase()
	);
	return names.includes('recordid') || names.includes('_record_id');
}

/** Accepts the header found, or says what is missing, doubled or unknown; `null` when the file is refused. */
export function judgeHeader(
	dialect: Dialect,
	kinds: readonly ExpectedHeader[],
	options: ReadOptions,
	log: ProblemLog
): HeaderMatch | null {
	const { match } = dialect;
	if (isPortalExport(dialect)) {
		log.refuse(
			'missing-label',
			fr`Ce fichier a l'en-tête interne du portail (« recordid »), pas celui du tableau : les colonnes attendues n'y sont pas. Téléchargez-le de nouveau par le bouton « Export CSV » du jeu de données, avec les libellés de colonnes (use_labels=true).`,
			'l’export CSV du jeu de données'
		);
		return null;
	}
	if (!match) return refuseUnknown(dialect, kinds, options, log);
	const ligne = dialect.sample.lignes[match.row] ?? 1;
	const missing = match.missing.filter(
		(field) =>
			!(field === 'exercice' && options.exercice !== undefined) &&
			!(field === 'etape' && yearsNameStages(dialect, match))
	);
	tellMissing(match, missing, ligne, log);
	for (const [field, places] of match.doubled) {
		const names = places.map((index) => match.cells[index] ?? '');
		// What those of one name say is compared row by row.
		if (!areTwins(match.cells, places)) refuseDoubled(field, names, ligne, log);
	}
	if (missing.length === 0) {
		refuseUnreadAmounts(match, ligne, log);
		tellNameless(dialect, match, ligne, log);
		if (match.unread.length > 0 && match.fiche === null) {
			const names = match.unread.map((index) => quoted((match.cells[index] ?? '').trim())).join(', ');
			log.announce('colonnes-ecartees', fr`Ces colonnes sont connues et ne sont pas lues : ${names}.`);
		}
	}
	match.cells.forEach((cell, index) => {
		const marks = hiddenMarks(cell);
		if (marks) log.announceCell(marks, { ligne, colonne: index + 1, champ: withoutInvisible(cell) });
	});
	if (ligne > 1)
		log.announce('en-tete', fr`L'en-tête est à la ligne ${ligne} ; ce qui est au-dessus n'est pas lu.`);
	return log.fatal ? null : match;
}
