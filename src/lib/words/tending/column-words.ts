import { tr } from '#lib/domain/language.ts';
import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { OWN_COLUMNS, type Told } from './own-columns.ts';

/** A column of a vocabulary, to whoever fills it: its name in words, and what it should say. */
export interface ColumnWords {
	readonly nom: string;
	readonly aide: string;
}

const DAY: readonly [string, string] = [
	fr`Un jour, un mois ou une année : 2026-11-30, 2026-11 ou 2026.`,
	'A day, a month or a year: 2026-11-30, 2026-11 or 2026.'
];
const ONE_DAY: readonly [string, string] = [fr`Un jour : 2026-11-30.`, 'A day: 2026-11-30.'];
const IN_ENGLISH: readonly [string, string] = [
	'Vide, les pages en anglais montrent le texte français.',
	'Left empty, the English pages show the French text.'
];
const PERCENT: readonly [string, string] = [
	fr`Un pourcentage avec deux décimales au plus : 43,4.`,
	'A percentage with two decimals at most, written with a comma: 43,4.'
];
const COUNT: readonly [string, string] = [
	'Un nombre entier. Vide si la source ne le dit pas.',
	'A whole number. Empty if the source does not say.'
];

/** Said of a column wherever it stands. */
const COLUMNS: Readonly<Record<string, Told>> = {
	accompagnees: ['Personnes accompagnées', 'People assisted', ...COUNT],
	action: [
		'Action',
		'Action',
		'Le numéro de l’action dans le programme.',
		'The number of the action within the programme.'
	],
	annee: ['Année', 'Year'],
	auteur: [
		'Auteur',
		'Author',
		'Qui en répond. Le nom est publié.',
		'Who answers for it. The name is published.'
	],
	a: ['Dernière année', 'Last year'],
	bas: ['Part basse', 'Low share', ...PERCENT],
	beneficiaire: ['Bénéficiaire', 'Recipient', 'Vide si tous sont visés.', 'Empty if all are meant.'],
	central: ['Part centrale', 'Central share', ...PERCENT],
	champ: [
		'Champ',
		'Field',
		'Le champ des lignes que la colonne donne.',
		'The field of the lines that the column gives.'
	],
	code: ['Code', 'Code'],
	colonne: ['Colonne', 'Column', 'Comme le fichier la nomme.', 'As the file names it.'],
	comparable: [
		...(['Se compare aux années d’avant', 'Compares with the years before'] as const),
		'Vide quand il n’y a rien avant.',
		'Empty when there is nothing before.'
	],
	couverture: [
		...(['Couverture', 'Coverage'] as const),
		fr`complète : tout y est ; partielle : une partie seulement ; absente : rien n’en est isolé.`,
		'full: all of it is there; partial: only a part; none: nothing is isolated.'
	],
	date: ['Date', 'Date', ...DAY],
	de: ['Première année', 'First year'],
	definition_en: ['Définition en anglais', 'Definition in English'],
	definition_fr: ['Définition', 'Definition'],
	destinataire: [
		...(['Destinataire', 'Recipient of the letter'] as const),
		'Un ministère ou un service, jamais le nom d’une personne.',
		'A ministry or a service, never the name of a person.'
	],
	detectees: ['Personnes repérées', 'People identified', ...COUNT],
	dispositif: ['Dispositif', 'Scheme'],
	editeur: ['Éditeur', 'Publisher', 'Qui publie le document.', 'Who publishes the document.'],
	enquete: ['Enquête', 'Survey'],
	enregistrees: [
		'Personnes enregistrées par les forces de l’ordre',
		'People recorded by the police forces',
		...COUNT
	],
	envoyee: ['Envoyée le', 'Sent on', ...ONE_DAY],
	etape: ['Étape', 'Stage'],
	etat: ['État', 'State'],
	etat_date: [
		'Dans cet état depuis le',
		'In this state since',
		fr`Un jour : 2026-12-23. Vide quand elle est seulement envoyée.`,
		'A day: 2026-12-23. Empty when it is only sent.'
	],
	exercice: ['Exercice', 'Budget year'],
	fiche: [
		'Fiche',
		'Sheet',
		fr`Un nom en minuscules sans espaces : subventions-marseille.`,
		'A name in lower case without spaces: subventions-marseille.'
	],
	forme: ['Forme', 'Form'],
	haut: ['Part haute', 'High share', ...PERCENT],
	hors_personnel: [
		'Hors personnel',
		'Excluding staff',
		fr`« oui » quand les dépenses de personnel ne sont pas dans ses montants.`,
		'“yes” when staff costs are not in its amounts.'
	],
	id: [
		'Identifiant',
		'Identifier',
		fr`En minuscules, sans espaces : fonds-2026. Il ne change plus ensuite.`,
		'In lower case, without spaces: fonds-2026. It does not change afterwards.'
	],
	inclus_dans: [
		'Compris dans',
		'Included in',
		'Le dispositif qui compte déjà cet argent.',
		'The scheme that already counts this money.'
	],
	indice: [
		'Indice',
		'Index',
		fr`Avec deux décimales au plus : 99,46.`,
		'With two decimals at most, written with a comma: 99,46.'
	],
	intitule: ['Intitulé', 'Title', 'Comme le document l’écrit.', 'As the document writes it.'],
	libelle_en: ['Nom en anglais', 'Name in English'],
	libelle_fr: ['Nom', 'Name'],
	licence: ['Licence', 'Licence'],
	methode: [
		'Méthode',
		'Method',
		'Comment ces parts sont établies. Publiée.',
		'How these shares are worked out. Published.'
	],
	ministere: ['Ministère', 'Ministry'],
	mot: ['Mot', 'Word', 'Comme les fichiers l’écrivent.', 'As files write it.'],
	nature: ['Nature', 'Nature'],
	niveau: ['Niveau', 'Level'],
	note: [
		'Note',
		'Note',
		'Ce qu’il faut savoir pour lire ces montants. Publiée.',
		'What one needs to know to read these amounts. Published.'
	],
	note_en: ['Note en anglais', 'Note in English', ...IN_ENGLISH],
	ordre: ['Rang', 'Rank', fr`Sa place dans les listes : 10, 20, 30…`, 'Its place in lists: 10, 20, 30…'],
	ou: [
		'Où l’on a cherché',
		'Where it was searched for',
		'Les documents et les sites lus, les mots cherchés. Publié.',
		'The documents and sites read, the words searched for. Published.'
	],
	ou_en: ['Où, en anglais', 'Where, in English', ...IN_ENGLISH],
	part: ['Part', 'Share', ...PERCENT],
	payeur: [
		'Payeur',
		'Payer',
		'Quand ce n’est pas le ministère du dispositif.',
		'When it is not the ministry of the scheme.'
	],
	perimetre: [
		'Périmètre',
		'Perimeter',
		'Un dispositif de contexte n’entre dans aucun total.',
		'A context scheme enters no total.'
	],
	poste: [
		'Poste',
		'Item',
		'Comme les lignes l’écrivent. Vide si tout le dispositif est visé.',
		'As the lines write it. Empty if the whole scheme is meant.'
	],
	programme: [
		'Programme',
		'Programme',
		'Le numéro du programme budgétaire.',
		'The number of the budget programme.'
	],
	raison: [
		'Raison',
		'Reason',
		'Pourquoi, en une phrase qui se publie.',
		'Why, in a sentence that is published. In French.'
	],
	raison_en: ['Raison en anglais', 'Reason in English', ...IN_ENGLISH],
	recue: [
		'Reçue le',
		'Received on',
		fr`Un jour : 2026-12-02. Le délai légal court de ce jour. Vide si on l’ignore.`,
		'A day: 2026-12-02. The legal time limit runs from that day. Empty if unknown.'
	],
	reference: ['Référence', 'Reference', 'Le texte qui la définit.', 'The legal text that defines it.'],
	regle: ['Règle', 'Rule'],
	repondants: ['Associations qui ont répondu', 'Organisations that answered', ...COUNT],
	resultat: [
		'Résultat',
		'Outcome',
		fr`« Non publié » se dit d’un document lu, à nommer ci-dessous.`,
		'“Not published” is said of a document that was read, to be named below.'
	],
	serie: ['Série', 'Series', 'De qui les parts parlent.', 'Whom the shares are about.'],
	source: [
		'Source',
		'Source',
		'L’identifiant d’un document de la liste des sources.',
		'The identifier of a document of the list of sources.'
	],
	source_page: ['Page', 'Page'],
	source_retenue: [
		'Source retenue',
		'Source retained',
		'Une des sources dont les valeurs se contredisent.',
		'One of the sources whose values contradict each other.'
	],
	sujet: ['Ce qui est demandé', 'What is asked'],
	texte: [
		'Motif',
		'Reason given',
		'Ce que la source dit, au plus près. Publié.',
		'What the source says, as closely as possible. Published. In French.'
	],
	texte_en: ['Motif en anglais', 'Reason in English', ...IN_ENGLISH],
	titre: ['Titre', 'Title'],
	transfert: [
		'Crédits d’un autre programme',
		'Credits from another programme',
		fr`« oui » quand ce n’est pas de l’argent nouveau de l’État.`,
		'“yes” when it is not new money of the State.'
	],
	type: [
		'Type de document',
		'Kind of document',
		fr`Par exemple : document budgétaire, rapport parlementaire, réponse ministérielle.`,
		'In French, for example: document budgétaire, rapport parlementaire.'
	],
	url: [
		'Adresse web',
		'Web address',
		fr`Commence par https://. Vide si le document n’est pas en ligne.`,
		'Starts with https://. Empty if the document is not online.'
	],
	vocabulaire: [
		'Liste',
		'List',
		'La liste où le mot vaut un code.',
		'The list in which the word stands for a code.'
	]
};

/** What a column of a vocabulary asks, in the language of the moment. */
export function columnWords(table: ReferenceTable, column: string): ColumnWords {
	const [nom, name, aide = '', help = ''] = OWN_COLUMNS[`${table}.${column}`] ??
		COLUMNS[column] ?? [column, column];
	return { nom: tr(nom, name), aide: tr(aide, help) };
}
