<?php
/**
 * Challenges and their solutions.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** A challenge lives in its encrypted token alone: pages may be cached, and nothing is stored until a message comes. */
final class Captcha {

	const SECONDS  = 1800;
	const MIN_FILL = 2;

	/** Rounds of one derivation: about 0.1 s in a browser for all; without a question the proof is harder. */
	const COST       = 5000;
	const COST_ALONE = 20000;

	/**
	 * A fresh challenge.
	 * @return array<string, mixed>
	 */
	public static function issue( string $form, string $origin, string $without = '', int $factor = 1 ): array {
		$now       = time();
		$claims    = array( 'id' => bin2hex( random_bytes( 16 ) ), 'iat' => $now, 'exp' => $now + self::SECONDS, 'form' => $form, 'org' => $origin );
		$challenge = array();
		if ( 'question' !== $without ) {
			$challenge['question'] = array( 'a' => random_int( 1, 9 ), 'op' => '+', 'b' => random_int( 1, 9 ) );
			$claims['sum']         = (string) ( $challenge['question']['a'] + $challenge['question']['b'] );
		}
		if ( 'pow' !== $without ) {
			$cost = 'question' === $without ? self::COST_ALONE : self::COST;
			// At most 6,000,000 rounds, which take a slow phone 10 s.
			$counter          = random_int( 50, (int) max( 51, min( 150 * $factor, 6000000 / $cost ) ) );
			$nonce            = random_bytes( 16 );
			$salt             = random_bytes( 16 );
			$key              = self::derive( $nonce, $salt, $counter, $cost );
			$claims['pow']    = array( $counter, $key );
			$challenge['pow'] = array( 'algorithm' => 'PBKDF2/SHA-256', 'nonce' => bin2hex( $nonce ), 'salt' => bin2hex( $salt ), 'cost' => $cost, 'keyLength' => 32, 'keyPrefix' => substr( $key, 0, 32 ) );
		}
		return array( 'v' => 1, 'token' => self::seal( $claims ) ) + $challenge + array( 'expiresIn' => self::SECONDS, 'minFill' => self::MIN_FILL );
	}

	/**
	 * Judges the solution of a message. The caller spends the token.
	 * @param array<string, mixed>|null $captcha
	 * @return array{code: string, claims: array<string, mixed>|null} The code is '' where it is solved.
	 */
	public static function judge( ?array $captcha, string $form, string $origin ): array {
		if ( null === $captcha || '' === $captcha['token'] ) {
			return array( 'code' => 'captcha-missing', 'claims' => null );
		}
		$claims = self::open( $captcha['token'] );
		if ( null === $claims || $claims['form'] !== $form || $claims['org'] !== $origin ) {
			return array( 'code' => 'captcha-foreign', 'claims' => $claims );
		}
		$code = '';
		if ( $claims['exp'] <= time() ) {
			$code = 'captcha-expired';
		} elseif ( ( isset( $claims['sum'] ) && ! isset( $captcha['answer'] ) ) || ( isset( $claims['pow'] ) && ! isset( $captcha['pow'] ) ) ) {
			$code = 'captcha-missing';
		} elseif ( isset( $claims['sum'] ) && self::digits( $captcha['answer'] ) !== $claims['sum'] ) {
			$code = 'captcha-wrong';
		} elseif ( isset( $claims['pow'] ) && ( (float) $captcha['pow']['counter'] !== (float) $claims['pow'][0] || ! hash_equals( $claims['pow'][1], strtolower( $captcha['pow']['derivedKey'] ) ) ) ) {
			$code = 'captcha-wrong';
		}
		return array( 'code' => $code, 'claims' => $claims );
	}

	/**
	 * The part that a visitor's page cannot do: a fresh challenge leaves it out again.
	 * @param array<string, mixed>|null $claims
	 * @param array<string, mixed>|null $captcha
	 */
	public static function omitted( ?array $claims, ?array $captcha ): string {
		$has_question = null === $claims ? isset( $captcha['answer'] ) : isset( $claims['sum'] );
		$has_proof    = null === $claims ? isset( $captcha['pow'] ) : isset( $claims['pow'] );
		if ( $has_question === $has_proof ) {
			return '';
		}
		return $has_question ? 'pow' : 'question';
	}

	/**
	 * Spends a token. Call it in a transaction, with the message.
	 * @param array<string, mixed> $claims
	 */
	public static function spend( array $claims ): bool {
		return Store::spend( "captcha:{$claims['id']}", (int) $claims['exp'] + MINUTE_IN_SECONDS );
	}

	/** The digits of an answer in ASCII: `" ６ "` and `"٦"` are `"6"`. Null for anything else. */
	public static function digits( string $answer ): ?string {
		if ( strlen( $answer ) > 64 ) {
			return null;
		}
		$digits = preg_replace_callback(
			'/\p{Nd}/u',
			static function ( $found ) {
				// The ten digits of a script are consecutive: the distance to the first one is the value.
				$code  = (int) hexdec( bin2hex( (string) iconv( 'UTF-8', 'UTF-32BE', $found[0] ) ) );
				$value = 0;
				while ( $value < 9 && 1 === preg_match( '/\p{Nd}/u', (string) iconv( 'UTF-32BE', 'UTF-8', pack( 'N', $code - $value - 1 ) ) ) ) {
					++$value;
				}
				return (string) $value;
			},
			(string) preg_replace( '/[\s\p{Z}]+/u', '', $answer )
		);
		return 1 === preg_match( '/^\d{1,4}$/D', (string) $digits ) ? (string) $digits : null;
	}

	private static function derive( string $nonce, string $salt, int $counter, int $cost ): string {
		return hash_pbkdf2( 'sha256', $nonce . pack( 'N', $counter ), $salt, $cost, 64 );
	}

	/** Of this site alone: sites of a network share WordPress' keys, but not their spent tokens. */
	private static function key(): string {
		return hash_hmac( 'sha256', 'foyer captcha ' . home_url() . ' ' . get_current_blog_id(), wp_salt( 'auth' ), true );
	}

	/**
	 * Encrypts and signs.
	 * @param array<string, mixed> $claims
	 */
	private static function seal( array $claims ): string {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$box   = sodium_crypto_secretbox( (string) wp_json_encode( $claims ), $nonce, self::key() );
		return rtrim( strtr( base64_encode( $nonce . $box ), '+/', '-_' ), '=' ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Bytes in JSON.
	}

	/**
	 * What the token says; null where it was not issued here or was broken in transit.
	 * @return array<string, mixed>|null
	 */
	private static function open( string $token ): ?array {
		if ( strlen( $token ) > 2048 || 1 !== preg_match( '/^[\w-]+$/D', $token ) ) {
			return null;
		}
		$bytes = (string) base64_decode( strtr( $token, '-_', '+/' ), false ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Bytes in JSON.
		// Base64 has unused bits at its end: another encoding of the same bytes is not a token that was issued.
		$is_canonical = rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' ) === $token; // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- Bytes in JSON.
		if ( ! $is_canonical || strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES + SODIUM_CRYPTO_SECRETBOX_MACBYTES ) {
			return null;
		}
		$opened = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), self::key() );
		return false === $opened ? null : json_decode( $opened, true );
	}
}
