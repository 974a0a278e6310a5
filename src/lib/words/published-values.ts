import { tr } from '#lib/domain/language.ts';
import type { Verdict } from '#lib/domain/settlement/claims.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Preuve } from '#lib/domain/vocabulary.ts';
import { formatDay } from './dates.ts';
import { arbitrationSentence, type Decision } from './retained.ts';

/** A line as another of the same quantité meets it. Cents. */
interface Neighbour {
	readonly id: number;
	readonly source: string;
	readonly source_date: string | null;
	readonly centimes: number;
	readonly preuve: Preuve | null;
	readonly verdict: Verdict;
}

/** A line with those that say the same, those that it controls, and the recorded decision. */
export interface Disputed {
	readonly claims: readonly Neighbour[];
	readonly details: readonly Neighbour[];
	readonly arbitration: (Decision & { readonly source_retenue: string }) | null;
}

/** The claims of one source on the quantité of the line: its lines add (R4). */
export interface PublishedValue {
	readonly source: string;
	readonly centimes: number;
	readonly preuve: Preuve | null;
	readonly date: string;
	readonly statut: 'retenue' | 'concordante' | 'écartée' | 'somme des détails';
	readonly lines: readonly number[];
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
export function publishedValues(line: Disputed): PublishedValue[] {
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
export function whyRetained(line: Disputed): string | null {
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

const STATUTS_EN: Readonly<Record<PublishedValue['statut'], string>> = {
	retenue: 'retained',
	concordante: 'in agreement',
	écartée: 'set aside',
	'somme des détails': 'sum of the details'
};

/** What became of a published value, for a reader. */
export const statusWords = (statut: PublishedValue['statut']): string => tr(statut, STATUTS_EN[statut]);
