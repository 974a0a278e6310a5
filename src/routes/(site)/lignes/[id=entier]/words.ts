import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
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

const ETAPES_PARTICIPE: Readonly<Record<Etape, string>> = {
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'inscrits au projet de loi',
	lfi: 'votés',
	lfr: 'votés en loi rectificative',
	ouvert: 'ouverts',
	execution: 'dépensés'
};

/** « Action 15 : 6 827 945 € votés pour 2017 ». */
export function lineTitle(line: LineStory): string {
	const what = line.poste ?? line.libelle ?? line.dispositifRow?.libelle_fr ?? line.dispositif;
	return fr`${what} : ${formatEuros(line.centimes)} ${ETAPES_PARTICIPE[line.etape]} pour ${line.exercice}`;
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
	return preuve === null ? 'sans preuve indiquée' : `preuve ${preuve}, ${LIBELLES.preuve[preuve]}`;
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
		const weaker = enumerate([...new Set(others.map((value) => grade(value.preuve)))], 'et');
		return fr`Sans arbitrage enregistré, la preuve la plus forte l'emporte : ${grade(retained.preuve)}, contre ${weaker}.`;
	}
	if (strongest.every((value) => value.date !== retained.date)) {
		return fr`À preuve égale (${grade(retained.preuve)}), la source la plus récente l'emporte : ${retained.date}.`;
	}
	return fr`À preuve et date égales, la version la plus récente des données l'emporte, puis l'ordre des sources.`;
}

/** What a total says of its details (R3); `null` for a line that controls nothing. */
export function controlSentence(line: LineStory): string | null {
	const { control } = line;
	if (!control) return null;
	const [total, details] = [formatEuros(control.total), formatEuros(control.details)];
	const gap = formatEuros(Math.abs(control.total - control.details));
	switch (control.outcome) {
		case 'egal':
			return fr`Ce total contrôle ses détails et n'est pas ajouté : ${total}, égal à leur somme.`;
		case 'non_detaille':
			return fr`Ce total contrôle ses détails : ils font ${details}, il manque ${gap}, dessinés « non détaillé ».`;
		case 'depasse':
			return fr`Les détails (${details}) dépassent ce total de ${gap} : le total compte seul, les détails sont listés.`;
		case 'seul':
			return fr`Aucun détail n'est connu : ce total compte comme une ligne.`;
		case 'croise':
			return fr`Ce total recoupe un autre total sans l'inclure : il contrôle seulement, pour ne rien compter deux fois.`;
	}
}
