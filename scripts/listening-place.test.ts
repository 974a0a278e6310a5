import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { start } from './command.fixture.ts';
import { addressOf, obstacleTo, placeAsked } from './listening-place.ts';

test('without a word, the server listens on port 3000 of every address', () => {
	expect(placeAsked({ PORT: '', HOST: '' })).toEqual({ port: 3000, host: undefined });
	expect(placeAsked({ PORT: '8080', HOST: '::1', ORIGIN: 'https://exemple.fr' })).toEqual({
		port: 8080,
		host: '::1'
	});
});

test.for(['abc', '99999', '65536', '-1', '0', '3.5', '80 80', '0x50', '１２'])(
	'« %s » is no port: a sentence, and exit code 2',
	async (PORT) => {
		const { code, out, err } = await start(process.execPath, ['scripts/start.ts'], { env: { PORT } }).ended;
		expect([code, out]).toEqual([2, '']);
		expect(err).toBe(
			`PORT : « ${PORT} » n’est pas un port. Donnez un nombre entier entre 1 et 65535 : PORT=3001 npm start\n`
		);
	}
);

test.for(['exemple.fr', 'ftp://exemple.fr', 'abc'])('« %s » is no address of a site', (ORIGIN) => {
	expect(placeAsked({ ORIGIN })).toContain(`ORIGIN : « ${ORIGIN} » n’est pas une adresse.`);
});

test('a port that another program holds is said to be taken, with another to choose', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	const env = { PORT: String(port), HOST: '127.0.0.1' };
	const { code, err } = await start(process.execPath, ['scripts/start.ts'], { env }).ended;
	other.close();
	expect(code).toBe(1);
	expect(err).toBe(
		`Le port ${port} est déjà pris par un autre programme. Choisissez-en un autre : PORT=3000 npm start\n`
	);
});

test('an address of no machine, or of another, is said to be so', async () => {
	expect(await obstacleTo({ port: 4000, host: '203.0.113.9' })).toContain('n’est pas de cette machine');
	expect(await obstacleTo({ port: 4000, host: 'nulle-part.invalid' })).not.toBe(null);
});

test('the server is asked where it listens', () => {
	expect(addressOf({ port: 3000, host: undefined })).toBe('http://localhost:3000');
	expect(addressOf({ port: 3000, host: '0.0.0.0' })).toBe('http://localhost:3000');
	expect(addressOf({ port: 3000, host: '::1' })).toBe('http://[::1]:3000');
	expect(addressOf({ port: 3000, host: '127.0.0.1' })).toBe('http://127.0.0.1:3000');
});
