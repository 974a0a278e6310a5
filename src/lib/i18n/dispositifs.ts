import { enumerate, fr, typeset } from '#lib/domain/typography.ts';
import { LIBELLES, type Couverture, type Perimetre } from '#lib/domain/vocabulary.ts';

const NOMBRES = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const count = (n: number) => NOMBRES[n] ?? String(n);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `en 2018`, `en 2013 et 2014`, `de 2013 à 2019`, `de 2013 à 2015 et en 2018`. Years in order, at least one. */
export function duringYears(years: readonly number[]): string {
	const runs: [number, number][] = [];
	for (const year of years) {
		const open = runs.at(-1);
		if (open && open[1] === year - 1) open[1] = year;
		else runs.push([year, year]);
	}
	const long = ([first, last]: readonly [number, number]) => last - first >= 2;
	const pieces: string[] = [];
	let loose: number[] = [];
	const close = () => {
		if (loose.length > 0) pieces.push(`en ${enumerate(loose.map(String))}`);
		loose = [];
	};
	for (const run of runs) {
		if (long(run)) {
			close();
			pieces.push(`de ${run[0]} à ${run[1]}`);
		} else loose.push(...(run[0] === run[1] ? [run[0]] : run));
	}
	close();
	return enumerate(pieces);
}

/** A label at the head of a sentence, where a second colon would follow: « action 03 : aide » becomes « action 03 (aide) ». */
export const headName = (libelle: string) => libelle.replace(/^(.+?)\s:\s(.+)$/, '$1 ($2)');

/** How far a dispositif is about trafficking, in plain words. */
export const PERIMETRES_EN_PHRASE: Readonly<Record<Perimetre, string>> = {
	dedie: typeset('Dédié : tout son argent est destiné à la lutte contre la traite.'),
	mixte: typeset('Mixte : prostitution et traite ensemble.'),
	contexte: typeset('Contexte : plus large que la traite ; ne s’ajoute à aucun total.')
};

export const HORS_PERSONNEL = typeset('Hors personnel : les agents n’y sont pas comptés.');

/** What a list says of a dispositif. */
export interface DispositifTold {
	readonly perimetre: Perimetre;
	readonly horsPersonnel: boolean;
	/** Label of the dispositif that already holds its money. */
	readonly dans: string | null;
	/** Labels of those whose money it already holds. */
	readonly comprend: readonly string[];
}

/** Its perimeter, staff, and what is inside what (R5), one sentence each. */
export function perimeterSentences({ perimetre, horsPersonnel, dans, comprend }: DispositifTold): string[] {
	return [
		PERIMETRES_EN_PHRASE[perimetre],
		dans === null ? null : fr`Déjà compris dans « ${dans} » : jamais ajouté à un total.`,
		comprend.length === 0
			? null
			: fr`Comprend déjà ${enumerate(comprend.map((nom) => fr`« ${nom} »`))}, qui ne ${comprend.length === 1 ? 's’y ajoute' : 's’y ajoutent'} jamais.`,
		horsPersonnel ? HORS_PERSONNEL : null
	].filter((sentence) => sentence !== null);
}

type Covered = readonly { readonly couverture: Couverture; readonly exercices: readonly number[] }[];

const COVERED: Readonly<Record<Couverture, string>> = {
	complete: 'complète',
	partielle: 'partielle',
	absente: 'non renseignée'
};

/** Years known and how far they are covered: « Montants de 2011 à 2025 : couverture complète … ». */
export function yearsSentence(exercices: readonly number[], couvertures: Covered): string {
	if (exercices.length === 0) return 'Aucune ligne dans nos sources.';
	const [only, ...others] = couvertures;
	const when = upperFirst(duringYears(exercices));
	if (!only) return `${when}.`;
	if (others.length === 0) return fr`${when} : couverture ${COVERED[only.couverture]}.`;
	const pieces = couvertures.map(
		({ couverture, exercices: own }) => `${COVERED[couverture]} ${duringYears(own)}`
	);
	return fr`${when} : couverture ${enumerate(pieces)}.`;
}

/** The finding of the list: how many are followed, and how many are counted. */
export function dispositifsFinding(all: number, counted: number): string {
	if (all === 0) return 'Aucun dispositif n’est suivi';
	if (all === 1)
		return `Un seul dispositif est suivi, ${counted === 1 ? 'et il entre' : 'et il n’entre pas'} dans les totaux`;
	const those =
		counted === 0
			? 'aucun n’entre'
			: counted === all
				? 'tous entrent'
				: `${count(counted)} ${counted === 1 ? 'entre' : 'entrent'}`;
	return `${upperFirst(count(all))} dispositifs sont suivis ; ${those} dans les totaux`.replace(
		' ;',
		'\u00A0;'
	);
}

/** What the finding of a dispositif rests on. */
export interface DispositifFound {
	readonly libelle: string;
	/** « prévus », « dépensés »: what is said of amounts at the stage read. */
	readonly participe: string;
	/** Years with an amount at that stage, by coverage, without the empty ones. */
	readonly couvertures: Covered;
	/** The only amount, written, when there is one year. */
	readonly seul: string | null;
	/** Stages that have a line when the stage read has none. */
	readonly ailleurs: boolean;
}

/** The finding of a dispositif: from when to when its amounts can be read, and how far. */
export function dispositifFinding({
	libelle,
	participe,
	couvertures,
	seul,
	ailleurs
}: DispositifFound): string {
	const years = couvertures.flatMap((item) => item.exercices).sort((a, b) => a - b);
	const [first] = years;
	const head = headName(libelle);
	if (first === undefined)
		return fr`${head} : ${ailleurs ? 'aucun montant à cette étape dans nos sources' : 'aucune ligne dans nos sources'}`;
	const part = couvertures.some((item) => item.couverture === 'partielle');
	if (seul !== null && years.length === 1)
		return fr`${head} : un seul montant connu, ${part ? 'au moins ' : ''}${seul} ${participe} en ${first}`;
	const said: Readonly<Record<Couverture, string>> = {
		complete: 'complets',
		partielle: 'partiels',
		absente: 'de couverture non renseignée'
	};
	const pieces = couvertures.map(
		({ couverture, exercices }) => `${said[couverture]} ${duringYears(exercices)}`
	);
	return fr`${head} : montants ${participe} ${pieces.join(', ')}`;
}

/** A published total beside its details (R3), in written amounts. */
export interface ControlTold {
	readonly exercice: number;
	/** « LFI », « exécution ». */
	readonly etape: string;
	readonly total: string;
	readonly details: string;
	/** Total minus details, without its sign. */
	readonly ecart: string;
	readonly outcome: 'egal' | 'non_detaille' | 'depasse' | 'seul' | 'croise';
}

/** What a control found, in a sentence. */
export function controlSentence({ exercice, etape, total, details, ecart, outcome }: ControlTold): string {
	const head = fr`${etape} ${exercice} : total publié ${total}`;
	switch (outcome) {
		case 'egal':
			return fr`${head}, égal à ses détails.`;
		case 'non_detaille':
			return fr`${head}, détails ${details} ; ${ecart} restent non détaillés.`;
		case 'depasse':
			return fr`${head}, dépassé de ${ecart} par ses détails (${details}) ; le total est retenu, les détails sont listés.`;
		case 'croise':
			return fr`${head}, croisé avec un autre total : signalé, non utilisé.`;
		case 'seul':
			return fr`${head}, sans aucun détail : il compte comme une ligne.`;
	}
}

/** Searches of one stage with one result: « Exécution, de 2019 à 2024 : non publiée. » is said with its dates apart. */
export function searchHeading(
	etape: keyof typeof LIBELLES.etape,
	poste: string,
	resultat: 'non_publie' | 'sans_objet',
	exercices: readonly number[]
): string {
	const what = upperFirst(LIBELLES.etape[etape]);
	const part = poste === '' ? '' : `${poste}, `;
	return fr`${part}${part === '' ? what : LIBELLES.etape[etape]}, ${duringYears(exercices)} : ${LIBELLES.statut[resultat]}`;
}
