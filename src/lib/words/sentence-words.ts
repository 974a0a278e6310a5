import { UNITS_EN } from '#lib/words/amounts/amount-in-words.ts';
import { inBoth } from '#lib/domain/language.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';

type Participles = Readonly<Record<EtapeDemandee, string>>;

const PARTICIPES_FR: Participles = {
	prevu: 'prévus',
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'inscrits au projet de loi de finances',
	lfi: 'votés en loi de finances initiale',
	lfr: 'votés en loi de finances rectificative',
	ouvert: 'ouverts',
	execution: 'dépensés'
};

const PARTICIPES_EN: Participles = {
	prevu: 'planned',
	demande: 'requested',
	annonce: 'announced',
	plf: 'entered in the budget bill',
	lfi: 'voted in the initial budget act',
	lfr: 'voted in the amending budget act',
	ouvert: 'made available',
	execution: 'spent'
};

/** « 5,47 M€ prévus », “€5.47M planned”: what is said of an amount at a stage. */
export const PARTICIPES = inBoth(PARTICIPES_FR, PARTICIPES_EN);

interface FormSaid {
	/** « à l’exploitation sexuelle », “to sexual exploitation”. */
	readonly a: string;
	/** « l’exploitation sexuelle », “sexual exploitation”. */
	readonly pour: string;
}

type FormsSaid = Readonly<Record<FormeAttribuee, FormSaid>>;

const FORMES_FR: FormsSaid = {
	SEX: { a: 'à l’exploitation sexuelle', pour: 'l’exploitation sexuelle' },
	TRAV: { a: 'à l’exploitation par le travail', pour: 'l’exploitation par le travail' },
	DOM: { a: 'à la servitude domestique', pour: 'la servitude domestique' },
	MEND: { a: 'à la mendicité forcée', pour: 'la mendicité forcée' },
	DELIT: { a: 'à la contrainte à commettre des délits', pour: 'la contrainte à commettre des délits' },
	ESCL: { a: 'à la réduction en esclavage', pour: 'la réduction en esclavage' },
	ORG: { a: 'au prélèvement d’organes', pour: 'le prélèvement d’organes' },
	MARI: { a: 'au mariage forcé', pour: 'le mariage forcé' },
	ADOPT: { a: 'à l’adoption illégale', pour: 'l’adoption illégale' },
	GPA: {
		a: 'à l’exploitation de la gestation pour autrui',
		pour: 'l’exploitation de la gestation pour autrui'
	},
	AUTRE: { a: 'à une autre forme', pour: 'une autre forme' }
};

const FORMES_EN: FormsSaid = {
	SEX: { a: 'to sexual exploitation', pour: 'sexual exploitation' },
	TRAV: { a: 'to labour exploitation', pour: 'labour exploitation' },
	DOM: { a: 'to domestic servitude', pour: 'domestic servitude' },
	MEND: { a: 'to forced begging', pour: 'forced begging' },
	DELIT: { a: 'to forced criminality', pour: 'forced criminality' },
	ESCL: { a: 'to slavery', pour: 'slavery' },
	ORG: { a: 'to organ removal', pour: 'organ removal' },
	MARI: { a: 'to forced marriage', pour: 'forced marriage' },
	ADOPT: { a: 'to illegal adoption', pour: 'illegal adoption' },
	GPA: { a: 'to exploitation of surrogacy', pour: 'exploitation of surrogacy' },
	AUTRE: { a: 'to another form', pour: 'another form' }
};

/** A form as the object of a sentence, or as what an amount is for. */
export const FORMES_EN_PHRASE = inBoth(FORMES_FR, FORMES_EN);

/** A count by its name among those given, up to eleven: digits from twelve on. */
export const smallCount = (count: number, names: readonly string[]): string =>
	names.slice(0, 12)[count] ?? String(count);

/** A small count in English words. */
export const numberWord = (count: number): string => smallCount(count, UNITS_EN);

/** “one scheme”, “two schemes”: a count in English words and its noun, agreed. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${numberWord(count)} ${count === 1 ? one : many}`;

/** “both schemes”, “all three schemes”: every one of several, in English. */
export const allOf = (count: number, many: string): string =>
	count === 2 ? `both ${many}` : `all ${numberWord(count)} ${many}`;

/** “neither of the two schemes”, “none of the three schemes”: not one of several, in English. */
export const noneOf = (count: number, many: string): string =>
	`${count === 2 ? 'neither' : 'none'} of the ${numberWord(count)} ${many}`;
