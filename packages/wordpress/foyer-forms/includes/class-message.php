<?php
/**
 * Reads the body of a POST into a message, or into a problem with a pointer to every error.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** Knows no HTTP and no database. Lengths are in UTF-16 code units, as browsers count them. */
final class Message {

	const BODY_BYTES    = 65536;
	const DEPTH         = 5;
	const FIELDS        = 40;
	const SINGLE_LINE   = 320;
	const MULTI_LINE    = 20000;
	const EMAIL         = 254;
	const ID            = '/^[A-Za-z0-9_-]{16,64}$/D';
	const EMAIL_GRAMMAR = '/^[a-zA-Z0-9.!#$%&\'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/D';

	/**
	 * Errors by pointer.
	 * @var array<string, string>
	 */
	private $errors = array();

	/**
	 * Parses JSON into objects and arrays.
	 * @throws Problem `malformed`.
	 */
	public static function decode( string $body ) {
		// PHP refuses the whole text for half of a surrogate pair: here it is a character that a field may not contain.
		$pattern = '/\\\\(?:u(d[89ab][0-9a-f]{2})\\\\u(d[c-f][0-9a-f]{2})|u(d[89a-f][0-9a-f]{2})|.)/is';
		$text    = (string) preg_replace_callback( $pattern, static fn( $found ) => isset( $found[3] ) ? '\\u0001' : $found[0], $body );
		// PHP counts one level more.
		$value = json_decode( $text, false, self::DEPTH + 1 );
		if ( JSON_ERROR_NONE !== json_last_error() ) {
			throw self::malformed( 'The body is not JSON in UTF-8 of at most 5 levels.' );
		}
		self::refuse_forbidden_keys( $value );
		return $value;
	}

	/**
	 * Reads a message in the protocol's format.
	 * @param array{fields: array<string, bool>, newsletter: bool} $rules
	 * @return array<string, mixed> submissionId, fields, consent, captcha, trap, page.
	 * @throws Problem `malformed` or `invalid-fields`.
	 */
	public static function read( $value, string $form, array $rules, ?string $key = null ): array {
		if ( ! $value instanceof \stdClass || ! in_array( $value->v ?? null, array( 1, 1.0 ), true ) ) {
			throw self::malformed( 'The body must be a JSON object with `v` 1.' );
		}
		$id = $value->submissionId ?? null; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- Name in the protocol.
		if ( ! is_string( $id ) || 1 !== preg_match( self::ID, $id ) ) {
			throw self::malformed( '`submissionId` must be 16 to 64 characters of A-Z, a-z, 0-9, _ and -.' );
		}
		if ( null !== $key && preg_replace( '/^"(.*)"$/', '$1', $key ) !== $id ) {
			throw self::malformed( 'Idempotency-Key must be the `submissionId` in double quotes.' );
		}
		$reader = new self();
		if ( isset( $value->form ) && $value->form !== $form ) {
			$reader->report( '/form', 'invalid' );
		}
		$message = array(
			'submissionId' => $id,
			'fields'       => $reader->fields( $value->fields ?? null, $rules['fields'], property_exists( $value, 'fields' ) ),
			'consent'      => $reader->consent( $value, $rules['newsletter'] ),
			'captcha'      => $reader->captcha( $value ),
			'trap'         => $reader->trap( $value ),
			'page'         => $reader->page( $value ),
		);
		if ( $reader->errors ) {
			$errors = array_map( static fn( $pointer, $code ) => compact( 'pointer', 'code' ), array_keys( $reader->errors ), $reader->errors );
			throw new Problem( 'invalid-fields', array( 'errors' => $errors ) );
		}
		return $message;
	}

	/** An address with its domain in A-labels, else as typed. */
	public static function ascii_address( string $address ): string {
		$at     = strrpos( $address, '@' );
		$domain = false === $at ? '' : substr( $address, $at + 1 );
		if ( '' === $domain || ! preg_match( '/[^\x00-\x7f]/', $domain ) || preg_match( '/[\x00-,\/:-@\[-`{-\x7f]/', $domain ) || ! function_exists( 'idn_to_ascii' ) ) {
			return $address;
		}
		$ascii = idn_to_ascii( $domain, IDNA_NONTRANSITIONAL_TO_ASCII, INTL_IDNA_VARIANT_UTS46 );
		return false === $ascii ? $address : substr( $address, 0, $at + 1 ) . $ascii;
	}

	/** Equal for two spellings of one mailbox. */
	public static function address_key( string $address ): string {
		return strtolower( self::ascii_address( $address ) );
	}

	/** Whether it is an address that a browser's field takes. */
	public static function is_email( string $address ): bool {
		return strlen( $address ) <= self::EMAIL && 1 === preg_match( self::EMAIL_GRAMMAR, $address );
	}

	/** Without query, hash and credentials, which may identify the visitor. */
	public static function cut_page_url( string $url ): string {
		$cut = (string) preg_split( '/[?#]/', $url, 2 )[0];
		return (string) preg_replace( '#^([a-z][a-z0-9+.-]*:)?([\\\\/]{2})[^\\\\/]*@#i', '$1$2', $cut );
	}

	private static function malformed( string $detail ): Problem {
		return new Problem( 'malformed', array( 'detail' => $detail ) );
	}

	/**
	 * Refuses names that can reach a prototype in JavaScript.
	 * @throws Problem `malformed`.
	 */
	private static function refuse_forbidden_keys( $value ): void {
		if ( ! is_array( $value ) && ! $value instanceof \stdClass ) {
			return;
		}
		foreach ( (array) $value as $key => $child ) {
			if ( in_array( (string) $key, array( '__proto__', 'constructor', 'prototype' ), true ) ) {
				throw self::malformed( "The key {$key} is not allowed." );
			}
			self::refuse_forbidden_keys( $child );
		}
	}

	private function report( string $pointer, string $code ): void {
		$this->errors += array( $pointer => $code );
	}

	/**
	 * The values by name, as sent.
	 * @param array<string, bool> $rules
	 * @return array<string, string|string[]>
	 */
	private function fields( $value, array $rules, bool $is_sent ): array {
		if ( ! $value instanceof \stdClass ) {
			$this->report( '/fields', $is_sent ? 'type' : 'required' );
			return array();
		}
		$given = get_object_vars( $value );
		if ( count( $given ) > self::FIELDS ) {
			$this->report( '/fields', 'too-long' );
			return array();
		}
		$fields = array();
		foreach ( $given as $name => $field ) {
			$name    = (string) $name;
			$pointer = '/fields/' . strtr( $name, array( '~' => '~0', '/' => '~1' ) );
			if ( 0 === strpos( $name, 'foyer.' ) ) {
				$this->report( $pointer, 'reserved' );
			} elseif ( 1 !== preg_match( '/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/D', $name ) ) {
				$this->report( $pointer, 'unknown' );
			} elseif ( is_array( $field ) && ! isset( $rules[ $name ] ) ) {
				foreach ( $field as $index => $item ) {
					$this->text( $item, "{$pointer}/{$index}", true, self::MULTI_LINE );
				}
				$fields[ $name ] = $field;
			} else {
				$fields[ $name ] = $this->field( $field, $name, $pointer, $rules );
			}
		}
		foreach ( array_keys( array_filter( $rules ) ) as $name ) {
			if ( ! isset( $given[ $name ] ) && ! array_key_exists( $name, $given ) ) {
				$this->report( "/fields/{$name}", 'required' );
			}
		}
		return $fields;
	}

	/**
	 * One value.
	 * @param array<string, bool> $rules
	 */
	private function field( $value, string $name, string $pointer, array $rules ): string {
		$is_known = isset( $rules[ $name ] );
		$is_email = $is_known && 'email' === $name;
		$is_multi = ! $is_known || 'message' === $name;
		$text     = is_string( $value ) && $is_email ? self::ascii_address( $value ) : $value;
		$text     = $this->text( $text, $pointer, $is_multi, $is_email ? self::EMAIL : ( $is_multi ? self::MULTI_LINE : self::SINGLE_LINE ) );
		if ( isset( $this->errors[ $pointer ] ) ) {
			return '';
		}
		if ( $is_known && $rules[ $name ] && '' === preg_replace( '/[\s\p{Z}\x{feff}]+/u', '', $text ) ) {
			$this->report( $pointer, 'required' );
		} elseif ( $is_email && '' !== $text && ! self::is_email( $text ) ) {
			$this->report( $pointer, 'invalid' );
		}
		return $text;
	}

	/** A text, or '' with an error. */
	private function text( $value, string $pointer, bool $is_multi = false, int $most = self::SINGLE_LINE ): string {
		if ( ! is_string( $value ) ) {
			$this->report( $pointer, 'type' );
			return '';
		}
		$controls = $is_multi ? '/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}]/u' : '/[\x00-\x1f\x7f-\x{9f}]/u';
		if ( 0 !== preg_match( $controls, $value ) ) {
			$this->report( $pointer, 'control-character' );
		} elseif ( preg_match_all( '/./us', $value ) + preg_match_all( '/[\x{10000}-\x{10ffff}]/u', $value ) > $most ) {
			$this->report( $pointer, 'too-long' );
		}
		return $value;
	}

	/** A member that must be an object, where it is there. */
	private function part( \stdClass $whole, string $name, string $pointer ): ?\stdClass {
		if ( ! property_exists( $whole, $name ) ) {
			return null;
		}
		if ( $whole->$name instanceof \stdClass ) {
			return $whole->$name;
		}
		$this->report( $pointer, 'type' );
		return null;
	}

	/**
	 * The wording that the visitor saw.
	 * @return array<string, mixed>|null
	 */
	private function consent( \stdClass $message, bool $is_required ): ?array {
		$consent = $this->part( $message, 'consent', '/consent' );
		if ( null === $consent ) {
			if ( $is_required ) {
				$this->report( '/consent', 'required' );
			}
			return null;
		}
		$given = $consent->given ?? null;
		if ( ! is_bool( $given ) ) {
			$this->report( '/consent/given', 'type' );
		}
		$read = array( 'text' => $this->text( $consent->text ?? null, '/consent/text', true, self::MULTI_LINE ), 'locale' => $this->text( $consent->locale ?? null, '/consent/locale' ), 'given' => true === $given );
		if ( property_exists( $consent, 'privacyUrl' ) ) {
			$read['privacyUrl'] = $this->text( $consent->privacyUrl, '/consent/privacyUrl', false, self::MULTI_LINE ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- Name in the protocol.
		}
		if ( property_exists( $consent, 'translated' ) && ! is_bool( $consent->translated ) ) {
			$this->report( '/consent/translated', 'type' );
		} elseif ( true === ( $consent->translated ?? false ) ) {
			$read['translated'] = true;
		}
		// A consent without a wording proves nothing.
		if ( $is_required && ! $read['given'] ) {
			$this->report( '/consent/given', 'required' );
		}
		if ( $is_required && '' === trim( $read['text'] ) ) {
			$this->report( '/consent/text', 'required' );
		}
		return $read;
	}

	/**
	 * Token, answer and proof of work.
	 * @return array{token: string, answer?: string, pow?: array{counter: int|float, derivedKey: string}}|null
	 */
	private function captcha( \stdClass $message ): ?array {
		$captcha = $this->part( $message, 'captcha', '/captcha' );
		if ( null === $captcha ) {
			return null;
		}
		$read = array( 'token' => $this->string( $captcha->token ?? null, '/captcha/token' ) );
		if ( property_exists( $captcha, 'answer' ) ) {
			$read['answer'] = $this->string( $captcha->answer, '/captcha/answer' );
		}
		$pow = $this->part( $captcha, 'pow', '/captcha/pow' );
		if ( null !== $pow ) {
			$counter = $pow->counter ?? null;
			if ( ! is_int( $counter ) && ! is_float( $counter ) ) {
				$this->report( '/captcha/pow/counter', 'type' );
			} else {
				$read['pow'] = array( 'counter' => $counter, 'derivedKey' => $this->string( $pow->derivedKey ?? null, '/captcha/pow/derivedKey' ) ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- Name in the protocol.
			}
		}
		return $read;
	}

	/** A string of any content. */
	private function string( $value, string $pointer ): string {
		if ( is_string( $value ) ) {
			return $value;
		}
		$this->report( $pointer, 'type' );
		return '';
	}

	/** What stands in the field that people do not see. */
	private function trap( \stdClass $message ): string {
		$trap    = $this->part( $message, 'trap', '/trap' );
		$website = $trap->website ?? '';
		return is_string( $website ) ? $website : (string) wp_json_encode( $website );
	}

	/**
	 * The visitor's page.
	 * @return array{url: string, locale: string}
	 */
	private function page( \stdClass $message ): array {
		$page = $this->part( $message, 'page', '/page' ) ?? new \stdClass();
		$url  = $page->url ?? '';
		return array( 'url' => $this->text( is_string( $url ) ? self::cut_page_url( $url ) : $url, '/page/url', false, self::MULTI_LINE ), 'locale' => $this->text( $page->locale ?? '', '/page/locale' ) );
	}
}
