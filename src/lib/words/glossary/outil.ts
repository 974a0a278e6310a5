import type { WrittenEntry } from './entry.ts';

/** The words that this tool gives a meaning of its own, with the rule that uses them. */
export const OUTIL: readonly WrittenEntry[] = [
	{
		id: 'prevu',
		terme: 'Prévu',
		definition:
			"Pour chaque dispositif et chaque année, la loi de finances initiale, à défaut le projet de loi, à défaut l'annonce.",
		reference: 'Règle R2',
		adresse: '/methode#R2'
	},
	{
		id: 'annonce',
		terme: 'Annonce',
		definition:
			"Un montant dit en réunion ou en public, qu'un document budgétaire ne confirme pas forcément.",
		reference: 'Règle R2',
		adresse: '/methode#R2',
		formes: ['annoncés', 'annonces', 'annonce']
	},
	{
		id: 'dispositif',
		terme: 'Dispositif',
		definition: 'Un financement suivi par cet outil : une part de programme, un fonds, une subvention.',
		reference: 'Liste des dispositifs',
		adresse: '/methode'
	},
	{
		id: 'hors-personnel',
		terme: 'Hors personnel',
		definition:
			"Le montant ne compte pas la paie des agents de l'État, inscrite ailleurs dans le budget : pour le programme 137, au programme 124.",
		reference: 'Documents budgétaires des programmes 137 et 124',
		formes: ['hors personnel']
	},
	{
		id: 'non-attribue',
		terme: 'Non attribué',
		definition:
			"L'argent que sa source ne rattache à aucune forme de traite, ou qu'elle rattache à plusieurs sans dire combien à chacune.",
		reference: 'Règle R6',
		adresse: '/methode#R6',
		formes: ['non attribués', 'non attribué']
	},
	{
		id: 'non-detaille',
		terme: 'Non détaillé',
		definition: 'Ce qui manque pour que les détails publiés fassent le total publié.',
		reference: 'Règle R3',
		adresse: '/methode#R3',
		formes: ['non détaillés', 'non détaillé']
	},
	{
		id: 'taux-attribution',
		terme: 'Taux d’attribution',
		definition:
			"La part de l'argent rattachée avec preuve à une forme de traite, là où tout le montant est encore publié.",
		reference: 'Règle R9',
		adresse: '/methode#R9',
		formes: ["taux d'attribution"]
	},
	{
		id: 'couverture',
		terme: 'Couverture',
		definition:
			"Ce que les sources isolent encore d'un dispositif une année donnée : tout (complète), une partie (partielle) ou rien (absente).",
		reference: 'Règle R9 ; fichier couverture.csv',
		adresse: '/methode#R9',
		formes: ['couverture partielle', 'couverture complète', 'couverture']
	},
	{
		id: 'perimetre',
		terme: 'Périmètre',
		definition:
			"Ce que vise l'argent d'un dispositif : la traite seule, la prostitution et la traite, ou un contexte plus large qui n'entre dans aucun total.",
		reference: 'Règle R5',
		adresse: '/methode#R5',
		formes: ['périmètre']
	},
	{
		id: 'bornes',
		terme: 'Bornes',
		definition:
			"Le minimum et le maximum de l'argent d'une forme : ce qui lui est rattaché avec preuve, puis tout ce qui pourrait la concerner.",
		reference: 'Règle R8',
		adresse: '/methode#R8',
		formes: ['bornes', 'borne haute', 'borne basse']
	},
	{
		id: 'cle',
		terme: 'Clé de répartition',
		definition:
			"Une hypothèse signée et datée qui partage entre des formes un argent non attribué ; aucune n'est appliquée sans que le lecteur le demande.",
		reference: 'Règle R7',
		adresse: '/methode#R7',
		formes: ['clés de répartition', 'clé de répartition']
	},
	{
		id: 'non-publie',
		terme: 'Non publié',
		definition:
			"Le document qui devrait donner ce montant, nommé et lu à une date connue, ne l'isole pas, ou celui qui le publie le dit.",
		reference: 'Règle R10 ; fichier recherches.csv',
		adresse: '/methode#R10',
		formes: ['non publiés', 'non publiée', 'non publié']
	},
	{
		id: 'non-trouve',
		terme: 'Non trouvé par nous',
		definition:
			"Nous avons cherché ce montant à une date et en des lieux connus, sans le trouver : cela ne dit pas qu'il n'est pas publié.",
		reference: 'Règle R10 ; fichier recherches.csv',
		adresse: '/methode#R10',
		formes: ['non trouvés par nous', 'non trouvée par nous', 'non trouvé par nous']
	},
	{
		id: 'absent',
		terme: 'Pas cherché',
		definition:
			"Aucune source que nous avons lue ne donne ce montant, et aucune recherche n'est enregistrée : cela ne dit pas qu'il n'est pas publié.",
		reference: 'Règle R10',
		adresse: '/methode#R10',
		formes: ['pas cherchées', 'pas cherchés', 'pas cherchée', 'pas cherché']
	},
	{
		id: 'sans-objet',
		terme: 'Sans objet',
		definition: "Il n'y avait rien à publier : le dispositif n'existait pas cette année-là.",
		reference: 'Règle R10',
		adresse: '/methode#R10',
		formes: ['sans objet']
	},
	{
		id: 'rupture',
		terme: 'Rupture',
		definition:
			'Un changement de nomenclature ou de couverture, après lequel les montants ne mesurent plus la même chose.',
		reference: 'Règle R11',
		adresse: '/methode#R11',
		formes: ['ruptures', 'rupture']
	},
	{
		id: 'preuve',
		terme: 'Preuve',
		definition:
			"La force de la source d'une ligne : A, document budgétaire publié ; B, réponse ou page officielle, rapport parlementaire ; C, dit en réunion ou dans la presse ; D, déduit par nous.",
		reference: 'Règle R4',
		adresse: '/methode#R4',
		formes: ['preuve']
	},
	{
		id: 'quarantaine',
		terme: 'Quarantaine',
		definition:
			"L'endroit où attendent, comptées et non publiées, les lignes d'un fichier que l'import a refusées et qu'il faut corriger.",
		reference: 'Page Versions',
		adresse: '/versions',
		formes: ['quarantaine']
	},
	{
		id: 'version',
		terme: 'Version',
		definition:
			"L'état numéroté des données après chaque import, retrait ou correction ; aucune n'est jamais réécrite.",
		reference: 'Règle R13',
		adresse: '/versions'
	}
];
