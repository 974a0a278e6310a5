const FIRST_YEAR = 2006;
const YEARS = 20;

/** What readers, sites that embed and programs ask for most. */
export const ASKED = {
	'/': '/',
	'un cadre': '/embed/formes-par-annee',
	'son .svg': '/figures/formes-par-annee.svg',
	'son .png': '/figures/formes-par-annee.png',
	'l’API': '/api/v1/allocation'
} as const;

export type AskedName = keyof typeof ASKED;
export const ASKED_NAMES = Object.keys(ASKED) as AskedName[];

/** Addresses of the same answer over other years, stages and natures, in turn: each is worked out when it is asked first. */
export function* coldAddresses(path: string): Generator<string, never> {
	for (;;)
		for (const etape of ['lfi', 'execution', 'plf'])
			for (const nature of ['ae', 'cp'])
				for (let from = 0; from < YEARS; from += 1)
					for (let to = from; to < YEARS; to += 1)
						yield `${path}?etape=${etape}&nature=${nature}&de=${FIRST_YEAR + from}&a=${FIRST_YEAR + to}`;
}
