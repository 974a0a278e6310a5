import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { formatDay } from '#lib/i18n/dates.ts';
import { arbitrationSentence } from '#lib/i18n/retained.ts';
import { LIBELLES, type Etape, type Preuve } from '#lib/domain/vocabulary.ts';
import type { LineStory, Neighbour } from '#lib/server/analysis/line.ts';

/** The claims of one source on the quantité of the line: its lines add (R4). */
export interface PublishedValue {
	readonly source: string;
	readonly centimes: number;
	readonly preuve: Preuve | null;
	readonly date: string;
	readonly statut: 'retenue' | 'concordante' | 'écartée' | 'somme des détails';
	readonly lines: readonly number[];
}

const PARTICIPES_FR: Readonly<Record<Etape, string>> = {
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'inscrits au projet de loi',
	lfi: 'votés',
	lfr: 'votés en loi rectificative',
	ouvert: 'ouverts',
	execution: 'dépensés'
};

const PARTICIPES_EN: Readonly<Record<Etape, string>> = {
	demande: 'requested for',
	annonce: 'announced for',
	plf: 'in the budget bill for',
	lfi: 'voted for',
	lfr: 'voted in the amending budget act for',
	ouvert: 'made available for',
	execution: 'spent in'
};

/** « Action 15 : 6 827 945 € votés pour 2017 ». */
export function lineTitle(line: LineStory): string {
	const what =
		line.poste ?? line.libelle ?? (line.dispositifRow ? labelOf(line.dispositifRow) : line.dispositif);
	const euros = formatEuros(line.centimes);
	return tr(
		fr`${what} : ${euros} ${PARTICIPES_FR[line.etape]} pour ${line.exercice}`,
		`${what}: ${euros} ${PARTICIPES_EN[line.etape]} ${line.exercice}`
	);
}

const latestDate = (lines: readonly Neighbour[]) =>
	lines
		.map((line) => line.source_date ?? '')
		.sort()
		.at(-1) ?? '';

/** The published values of the line's quantité, the retained first; then, for a total, the sum of its details. */
export function publishedValues(line: LineStory): PublishedValue[] {
	const bySource = new Map<string, Neighbour[]>();
	for (const claim of line.claims) bySource.set(claim.source, [...(bySource.get(claim.source) ?? []), claim]);
	const values = [...bySource].map(([source, lines]): PublishedValue => {
		const verdict = lines[0]?.verdict;
		return {
			source,
			centimes: lines.reduce((sum, item) => sum + item.centimes, 0),
			preuve: lines[0]?.preuve ?? null,
			date: latestDate(lines),
			statut: verdict === 'ecartee' ? 'écartée' : verdict === 'concordante' ? 'concordante' : 'retenue',
			lines: lines.map((item) => item.id)
		};
	});
	const details = line.details.filter(
		(detail) => detail.verdict !== 'ecartee' && detail.verdict !== 'concordante'
	);
	const sum = details.reduce((total, detail) => total + detail.centimes, 0);
	if (details.length > 0 && values.every((value) => value.centimes !== sum)) {
		const sources = [...new Set(details.map((detail) => detail.source))];
		values.push({
			source: sources.join(', '),
			centimes: sum,
			preuve: 'D',
			date: latestDate(details),
			statut: 'somme des détails',
			lines: details.map((detail) => detail.id)
		});
	}
	return values;
}

function grade(preuve: Preuve | null): string {
	return preuve === null
		? tr('sans preuve indiquée', 'evidence not stated')
		: `${tr('preuve', 'evidence')} ${preuve}, ${LIBELLES.preuve[preuve]}`;
}

/** Why one value is retained, in a sentence (R4); `null` when nothing competes. */
export function whyRetained(line: LineStory): string | null {
	const claims = publishedValues(line).filter((value) => value.statut !== 'somme des détails');
	const retained = claims.find((value) => value.statut === 'retenue');
	const others = claims.filter((value) => value.statut === 'écartée');
	if (!retained || others.length === 0) return null;
	if (line.arbitration?.source_retenue === retained.source) return arbitrationSentence(line.arbitration);
	const strongest = others.filter((value) => value.preuve === retained.preuve);
	if (strongest.length === 0) {
		const weaker = enumerate([...new Set(others.map((value) => grade(value.preuve)))]);
		const retainedGrade = grade(retained.preuve);
		return tr(
			fr`Sans arbitrage enregistré, la preuve la plus forte l'emporte : ${retainedGrade}, contre ${weaker}.`,
			`Without a recorded arbitration, the strongest evidence prevails: ${retainedGrade}, against ${weaker}.`
		);
	}
	if (strongest.every((value) => value.date !== retained.date)) {
		return tr(
			fr`À preuve égale (${grade(retained.preuve)}), la source la plus récente l'emporte : ${retained.date}.`,
			`With equal evidence (${grade(retained.preuve)}), the most recent source prevails: ${formatDay(retained.date)}.`
		);
	}
	return tr(
		fr`À preuve et date égales, la version la plus récente des données l'emporte, puis l'ordre des sources.`,
		'With equal evidence and date, the most recent version of the data prevails, then the order of the sources.'
	);
}

/** What a total says of its details (R3); `null` for a line that controls nothing. */
export function controlSentence(line: LineStory): string | null {
	const { control } = line;
	if (line.lue)
		return tr(
			fr`D'autres sources donnent le niveau ou le payeur que cette ligne ne dit pas : elle est lue comme leur total, et n'est pas ajoutée.`,
			'Other sources state the level or the payer that this line leaves unsaid: it is read as their total, and is not added.'
		);
	if (!control) return null;
	const [total, details] = [formatEuros(control.total), formatEuros(control.details)];
	const gap = formatEuros(Math.abs(control.total - control.details));
	switch (control.outcome) {
		case 'egal':
			return tr(
				fr`Ce total contrôle ses détails et n'est pas ajouté : ${total}, égal à leur somme.`,
				`This total checks its details and is not added: ${total}, equal to their sum.`
			);
		case 'non_detaille':
			return tr(
				fr`Ce total contrôle ses détails : ils font ${details}, il manque ${gap}, dessinés « non détaillé ».`,
				`This total checks its details: they make ${details}; the remaining ${gap} is drawn as “not itemised”.`
			);
		case 'excedent':
			return tr(
				fr`Les détails publiés (${details}) dépassent ce total de ${gap} : ce qui le ferait dépasser est mis à part, comme « excédent ».`,
				`The published details (${details}) exceed this total by ${gap}: what would take it beyond is set aside, as “excess”.`
			);
		case 'depasse':
			return tr(
				fr`Les détails (${details}) dépassent ce total de ${gap} : le total compte seul, les détails sont listés.`,
				`The details (${details}) exceed this total by ${gap}: the total alone counts, the details are listed.`
			);
		case 'seul':
			return tr(
				fr`Aucun détail n'est connu : ce total compte comme une ligne.`,
				'No detail is known: this total counts as a line.'
			);
		case 'croise':
			return tr(
				fr`Ce total recoupe un autre total sans l'inclure : il contrôle seulement, pour ne rien compter deux fois.`,
				'This total overlaps another total without including it: it only serves as a check, so that nothing is counted twice.'
			);
	}
}

const STATUTS_EN: Readonly<Record<PublishedValue['statut'], string>> = {
	retenue: 'retained',
	concordante: 'same value',
	écartée: 'set aside',
	'somme des détails': 'sum of the details'
};

/** What became of a published value, for a reader. */
export const statusWords = (statut: PublishedValue['statut']): string => tr(statut, STATUTS_EN[statut]);

const NOMBRES = ['', '', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six'];
const NUMBERS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six'];

/** How many amounts are published for the quantité of the line, and whether the line's is the one that counts. */
export function competingSentence(count: number, aside: boolean): string {
	return tr(
		fr`${NOMBRES[count] ?? count} montants sont publiés pour cette même quantité. ${aside ? 'Celui-ci est écarté' : 'Un seul est retenu'} ; les autres restent affichés.`,
		`${NUMBERS[count] ?? count} amounts are published for this same quantity. ${aside ? 'This one is set aside' : 'Only one is retained'}; the others stay on display.`
	);
}

/** Of a line that is no longer in the data. */
export const withdrawnSentence = (version: number): string =>
	tr(
		fr`Cette ligne a été retirée par la version ${version}. Elle reste lisible telle qu'elle était.`,
		`This line was withdrawn by version ${version}. It can still be read as it was.`
	);
