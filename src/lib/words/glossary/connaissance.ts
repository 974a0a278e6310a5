import type { WrittenEntry } from './entry.ts';

/** The words that this tool gives a meaning of its own, with the rule that uses them: what is known, and what is not. */
export const CONNAISSANCE: readonly WrittenEntry[] = [
	{
		id: 'non-publie',
		adresse: '/methode#R10',
		fr: {
			terme: 'Non publié',
			definition:
				"Le document qui devrait donner ce montant, nommé et lu à une date connue, ne l'isole pas, ou celui qui le publie le dit.",
			reference: 'Règle R10 ; fichier recherches.csv',
			formes: ['non publiés', 'non publiée', 'non publié']
		},
		en: {
			terme: 'Not published',
			definition:
				'The document that should give this amount, named and read on a known date, does not isolate it, or its publisher says so.',
			reference: 'Rule R10; file recherches.csv',
			formes: ['not published']
		}
	},
	{
		id: 'non-trouve',
		adresse: '/methode#R10',
		fr: {
			terme: 'Non trouvé par nous',
			definition:
				"Nous avons cherché ce montant à une date et en des lieux connus, sans le trouver : cela ne dit pas qu'il n'est pas publié.",
			reference: 'Règle R10 ; fichier recherches.csv',
			formes: ['non trouvés par nous', 'non trouvée par nous', 'non trouvé par nous']
		},
		en: {
			terme: 'Not found by us',
			definition:
				'We looked for this amount on a known date and at known places without finding it: that does not say that it is not published.',
			reference: 'Rule R10; file recherches.csv',
			formes: ['not found by us']
		}
	},
	{
		id: 'absent',
		adresse: '/methode#R10',
		fr: {
			terme: 'Pas cherché',
			definition:
				"Aucune source que nous avons lue ne donne ce montant, et aucune recherche n'est enregistrée : cela ne dit pas qu'il n'est pas publié.",
			reference: 'Règle R10',
			formes: ['pas cherchées', 'pas cherchés', 'pas cherchée', 'pas cherché']
		},
		en: {
			terme: 'Not searched for',
			definition:
				'No source that we have read gives this amount, and no search is recorded: that does not say that it is not published.',
			reference: 'Rule R10',
			formes: ['not searched for']
		}
	},
	{
		id: 'sans-objet',
		adresse: '/methode#R10',
		fr: {
			terme: 'Sans objet',
			definition: "Il n'y avait rien à publier : le dispositif n'existait pas cette année-là.",
			reference: 'Règle R10',
			formes: ['sans objet']
		},
		en: {
			terme: 'Not applicable',
			definition: 'There was nothing to publish: the scheme did not exist that year.',
			reference: 'Rule R10',
			formes: ['not applicable']
		}
	},
	{
		id: 'rupture',
		adresse: '/methode#R11',
		fr: {
			terme: 'Rupture',
			definition:
				'Un changement de nomenclature ou de couverture, après lequel les montants ne mesurent plus la même chose.',
			reference: 'Règle R11',
			formes: ['ruptures', 'rupture']
		},
		en: {
			terme: 'Break in series',
			definition:
				'A change of nomenclature or of coverage, after which amounts no longer measure the same thing.',
			reference: 'Rule R11',
			formes: ['breaks in series', 'break in series']
		}
	},
	{
		id: 'preuve',
		adresse: '/methode#R4',
		fr: {
			terme: 'Preuve',
			definition:
				"La force de la source d'une ligne : A, document budgétaire publié ; B, réponse ou page officielle, rapport parlementaire ; C, dit en réunion ou dans la presse ; D, déduit par nous.",
			reference: 'Règle R4',
			formes: ['preuve']
		},
		en: {
			terme: 'Evidence',
			definition:
				'The strength of the source of a line: A, published budget document; B, official answer or page, parliamentary report; C, said at a meeting or in the press; D, deduced by us.',
			reference: 'Rule R4',
			formes: ['evidence grades', 'evidence grade', 'evidence']
		}
	},
	{
		id: 'quarantaine',
		adresse: '/verifier',
		fr: {
			terme: 'Quarantaine',
			definition:
				"L'endroit où attendent, comptées et non publiées, les lignes d'un fichier que l'import a refusées et qu'il faut corriger.",
			reference: 'Page Versions',
			formes: ['quarantaine']
		},
		en: {
			terme: 'Quarantine',
			definition:
				'Where the lines of a file that the import refused wait, counted and unpublished, to be corrected.',
			reference: 'Versions page',
			formes: ['quarantine']
		}
	},
	{
		id: 'version',
		adresse: '/verifier',
		fr: {
			terme: 'Version',
			definition:
				"L'état numéroté des données après chaque import, retrait ou correction ; aucune n'est jamais réécrite.",
			reference: 'Règle R13'
		},
		en: {
			terme: 'Version',
			definition:
				'The numbered state of the data after each import, withdrawal or correction; none is ever rewritten.',
			reference: 'Versions page'
		}
	}
];
