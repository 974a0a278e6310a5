import { tr } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';

type Two = readonly [fr: string, en: string];

const OTHERS: Readonly<Record<string, Two>> = {
	oui: ['oui', 'yes'],
	non: ['non', 'no'],
	prevu: ['le montant prévu', 'the planned amount'],
	vote: ['le montant voté', 'the voted amount'],
	execution: ['la dépense', 'the spending'],
	couverture: ['la part consacrée à la traite', 'the share devoted to trafficking'],
	forme: ['la forme de traite', 'the form of trafficking'],
	'non-detaille': ['le détail de ce qui n’est pas détaillé', 'the detail of what is not detailed'],
	'details-en-trop': ['des détails au-delà du total', 'details beyond the total'],
	concurrentes: ['des montants qui se contredisent', 'amounts that contradict each other'],
	nature: ['AE ou CP', 'AE or CP'],
	envoyee: ['envoyée', 'sent'],
	transmise: ['transmise à qui détient les documents', 'passed on to who holds the documents'],
	repondue: ['répondue', 'answered'],
	refusee: ['refusée', 'refused'],
	cada: ['devant la CADA', 'before the CADA'],
	accompagnees: ['personnes accompagnées', 'people assisted'],
	detectees: ['personnes repérées', 'people identified'],
	enregistrees: ['personnes enregistrées par les forces de l’ordre', 'people recorded by the police forces'],
	'vocabulaire.forme': ['forme', 'form'],
	'vocabulaire.nature': ['nature', 'nature'],
	etape: ['étape', 'stage'],
	niveau: ['niveau', 'level'],
	role: ['rôle', 'role'],
	attribution: ['attribution', 'attribution'],
	dispositif: ['dispositif', 'scheme'],
	colonne: ['une colonne donne un champ', 'a column gives a field'],
	montants: ['une colonne donne des montants', 'a column gives amounts'],
	constante: ['un champ est le même partout', 'a field is the same everywhere'],
	valeur: ['un mot vaut un code', 'a word stands for a code'],
	recopier: ['une case vide répète celle du dessus', 'a blank cell repeats the one above'],
	total: ['un mot annonce un total', 'a word announces a total'],
	ecarter: ['une colonne est laissée de côté', 'a column is left out'],
	entete: ['lignes de l’en-tête', 'rows of the header']
};

/** Lists of which the site names the codes already. */
const SAID = ['etape', 'nature', 'niveau', 'perimetre', 'couverture'] as const;
const isSaid = (column: string): column is (typeof SAID)[number] => SAID.some((one) => one === column);

/** A value of a closed list, as the site names it; `''` is « not said ». */
export function optionWords(
	column: string,
	value: string,
	{ dispositifs, formes }: Pick<Reference, 'dispositifs' | 'formes'>
): string {
	if (value === '') return '–';
	if (isSaid(column)) return (LIBELLES[column] as Readonly<Record<string, string>>)[value] ?? value;
	if (column === 'resultat') return (LIBELLES.statut as Readonly<Record<string, string>>)[value] ?? value;
	const named =
		column === 'forme' || column === 'code'
			? formes.find(({ code }) => code === value)
			: dispositifs.find(({ id }) => id === value);
	if (named) return `${tr(named.libelle_fr, named.libelle_en)} (${value})`;
	const two = OTHERS[`${column}.${value}`] ?? OTHERS[value];
	return two ? tr(...two) : value;
}
