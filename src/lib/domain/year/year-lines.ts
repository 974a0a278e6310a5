import type { Etape, Nature } from '#lib/domain/vocabulary.ts';

/** A line as the offline file carries it, in cents of current euros. */
export interface OfflineLine {
	readonly id: number;
	readonly dispositif: string;
	readonly poste: string;
	readonly etape: Etape;
	readonly nature: Nature;
	/** As stored: `SEX`, `SEX:60|TRAV:40`, `NV`. */
	readonly forme: string;
	readonly centimes: number;
	readonly preuve: string;
	/** It counts in the sums of its stage and nature: retained, and of a dispositif that enters totals (R4, R5). */
	readonly compte: boolean;
	readonly concurrente: boolean;
	readonly role: string;
	readonly contexte: boolean;
	readonly editeur: string;
	readonly titre: string;
	readonly date: string;
	readonly ou: string;
	readonly url: string;
	readonly note: string;
}

/** The lines of a year with the words of their codes; `autres` counts those that the file does not carry. */
export interface YearLines {
	readonly autres: number;
	readonly dispositifs: Readonly<Record<string, string>>;
	readonly formes: Readonly<Record<string, string>>;
	readonly etapes: Readonly<Record<string, string>>;
	readonly natures: Readonly<Record<string, string>>;
	readonly lignes: readonly OfflineLine[];
}

/** The same with as many lines, from the first, as some bytes of JSON hold; the others are counted. */
export function withinBytes(lines: YearLines, most: number): YearLines {
	const size = (value: unknown) =>
		new TextEncoder().encode(JSON.stringify(value).replaceAll('<', '\\u003c')).length;
	let left = most - size({ ...lines, lignes: [] });
	const fits = lines.lignes.findIndex((line) => (left -= size(line) + 1) < 0);
	return fits === -1
		? lines
		: { ...lines, lignes: lines.lignes.slice(0, fits), autres: lines.autres + lines.lignes.length - fits };
}

/** What a reader asks of the lines: a code of each list, and words; `''` asks nothing. */
export interface LinesChoice {
	readonly dispositif: string;
	readonly etape: string;
	readonly forme: string;
	readonly mots: string;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The lines that answer a choice. */
export function chosenLines(
	{ lignes, dispositifs }: Pick<YearLines, 'lignes' | 'dispositifs'>,
	{ dispositif, etape, forme, mots }: LinesChoice
): OfflineLine[] {
	const words = folded(mots)
		.split(/\s+/)
		.filter((word) => word !== '');
	return lignes.filter((line) => {
		const text = folded(
			`${dispositifs[line.dispositif] ?? ''} ${line.poste} ${line.titre} ${line.editeur} ${line.note}`
		);
		const formes = line.forme.split('|').map((part) => part.split(':')[0]);
		return (
			(dispositif === '' || line.dispositif === dispositif) &&
			(etape === '' || line.etape === etape) &&
			(forme === '' || formes.includes(forme)) &&
			words.every((word) => text.includes(word))
		);
	});
}

/** What counted lines come to, stage by stage and nature by nature: stages are never mixed, AE and CP never added (R2). */
export function sumsOf(
	lines: readonly OfflineLine[]
): { readonly etape: Etape; readonly nature: Nature; readonly centimes: number; readonly lignes: number }[] {
	const groups = Map.groupBy(
		lines.filter(({ compte }) => compte),
		({ etape, nature }) => `${etape} ${nature}`
	);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first === undefined
			? []
			: [
					{
						etape: first.etape,
						nature: first.nature,
						centimes: group.reduce((sum, { centimes }) => sum + centimes, 0),
						lignes: group.length
					}
				];
	});
}
