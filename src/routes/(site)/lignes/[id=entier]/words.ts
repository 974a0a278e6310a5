import { fold } from '#lib/domain/fold.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatWholeEuros } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { controlSentence } from '#lib/words/control-sentence.ts';
import { formatDay } from '#lib/words/dates.ts';
import { headName } from '#lib/words/dispositifs.ts';
import { arbitrationSentence, VERDICTS_EN_MOTS } from '#lib/words/retained.ts';
import { inWords, isPlural, stageOfYear } from '#lib/words/year/year-words.ts';
import { LIBELLES, type Preuve } from '#lib/domain/vocabulary.ts';
import type { LineStory, Neighbour } from '#lib/server/analysis/lines/line.ts';

/** The claims of one source on the quantité of the line: its lines add (R4). */
export interface PublishedValue {
	readonly source: string;
	readonly centimes: number;
	readonly preuve: Preuve | null;
	readonly date: string;
	readonly statut: 'retenue' | 'concordante' | 'écartée' | 'somme des détails';
	readonly lines: readonly number[];
}

/** What a line is called: its item or label as published, in French whatever the page, else its dispositif. */
export function lineName(line: LineStory): { readonly nom: string; readonly publie: boolean } {
	const published = line.poste ?? line.libelle;
	const own = line.dispositifRow ? labelOf(line.dispositifRow) : line.dispositif;
	return { nom: headName(published ?? own), publie: published !== null };
}

/** The title of the page: in English, the name of the scheme stands for an item, which is published in French. */
export const pageTitle = (line: LineStory): string =>
	lineTitle(language() === 'fr' ? line : { ...line, poste: null, libelle: null });

/** « Action 15 : 6 827 945 € votés pour 2017 », to the euro: the page gives the cents. */
export function lineTitle(line: LineStory): string {
	const { nom } = lineName(line);
	const euros = formatWholeEuros(line.centimes);
	const stage = stageOfYear(line.etape, line.exercice, isPlural(line.centimes));
	return tr(fr`${nom} : ${euros} ${stage}`, `${nom}: ${euros} ${stage}`);
}

/** What the line is and what became of it, « total » said once (R3, R4). */
export function roleWords({ role, verdict }: Pick<LineStory, 'role' | 'verdict'>): string {
	const [own, became] = [LIBELLES.role[role], VERDICTS_EN_MOTS[verdict]];
	return verdict === 'controle' || verdict === 'croisee' ? became : `${own}, ${became}`;
}

/** The dispositif as the line page names it: what its label already says of its perimeter is not said again. */
export function dispositifWords(line: LineStory): { readonly nom: string; readonly horsPersonnel: boolean } {
	const row = line.dispositifRow;
	if (!row) return { nom: line.dispositif, horsPersonnel: false };
	const [label, perimetre] = [labelOf(row), LIBELLES.perimetre[row.perimetre]];
	const nom = fold(label).includes(fold(perimetre)) ? label : `${label}, ${perimetre}`;
	return { nom, horsPersonnel: row.hors_personnel === 'oui' };
}

const latestDate = (lines: readonly Neighbour[]) =>
	lines
		.map((line) => line.source_date ?? '')
		.sort()
		.at(-1) ?? '';

/**
 * The published values of the line's quantité, the retained first; then, for a total, the sum of its details, where it says
 * otherwise: above the total, or from a source that gives another total of its own. Less than the total, and said by nobody
 * to be the whole, details are a part of it: what they leave is « non détaillé » (R3), not a second value.
 */
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
	const sources = [...new Set(details.map((detail) => detail.source))];
	const retained = values.find((value) => value.statut === 'retenue');
	const contradicts =
		retained === undefined ||
		sum > retained.centimes ||
		values.some((value) => value !== retained && sources.includes(value.source));
	if (details.length > 0 && contradicts && values.every((value) => value.centimes !== sum)) {
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
export function ownControl({ control, lue }: LineStory): string | null {
	if (lue)
		return tr(
			fr`D'autres sources donnent le niveau ou le payeur que cette ligne ne dit pas : elle est lue comme leur total, et n'est pas ajoutée.`,
			'Other sources state the level or the payer that this line leaves unsaid: it is read as their total, and is not added.'
		);
	return control && controlSentence(null, { ...control, issue: control.outcome });
}

const STATUTS_EN: Readonly<Record<PublishedValue['statut'], string>> = {
	retenue: 'retained',
	concordante: 'in agreement',
	écartée: 'set aside',
	'somme des détails': 'sum of the details'
};

/** What became of a published value, for a reader. */
export const statusWords = (statut: PublishedValue['statut']): string => tr(statut, STATUTS_EN[statut]);

/** How many amounts are published for the quantité of the line, and whether the line's is the one that counts. */
export function competingSentence(count: number, aside: boolean): string {
	const many = upperFirst(inWords(count));
	const kept = aside
		? tr('Celui-ci est écarté', 'This one is set aside')
		: tr('Un seul est retenu', 'Only one is retained');
	const rest =
		count === 2
			? tr('l’autre reste affiché', 'the other stays on display')
			: tr('les autres restent affichés', 'the others stay on display');
	return tr(
		fr`${many} montants sont publiés pour cette même quantité. ${kept} ; ${rest}.`,
		`${many} amounts are published for this same quantity. ${kept}; ${rest}.`
	);
}

/** Of a line that is no longer in the data. */
export const withdrawnSentence = (version: number): string =>
	tr(
		fr`Cette ligne a été retirée par la version ${version}. Elle reste lisible telle qu'elle était.`,
		`This line was withdrawn by version ${version}. It can still be read as it was.`
	);
