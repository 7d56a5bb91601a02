<?php
/**
 * What visitors read on pages and in mails, in the language of their message.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** The wordings are files, written from the endpoint's own: words/{wording}.json. */
final class Words {

	/** The wording for a locale such as `de-AT` or `de-x-informal`; without one the site's. Norwegian gets Danish. */
	public static function for_locale( string $locale ): string {
		$tag      = strtolower( strtr( '' !== $locale ? $locale : get_locale(), '_', '-' ) );
		$language = preg_replace( array( '/^n[bno]$/', '/^iw$/' ), array( 'da', 'he' ), explode( '-', $tag )[0] );
		$informal = 'informal' === substr( $tag, -8 ) || 'informal' === Settings::get( 'formality' ) ? "{$language}-x-informal" : '';
		$is_known = fn( string $wording ): bool => 1 === preg_match( '/^[a-z-]+$/', $wording ) && is_readable( DIR . "/words/{$wording}.json" );
		return current( array_filter( array( $informal, $language ), $is_known ) ) ?: 'en'; // phpcs:ignore Universal.Operators -- Shorter than a loop.
	}

	/** Attributes of `html` in that wording. */
	public static function document( string $wording ): string {
		return vsprintf( 'lang="%s" dir="%s"', array_map( 'esc_attr', array_slice( self::all( $wording ), 0, 2 ) ) );
	}

	/**
	 * All words of a wording.
	 * @return array<string, mixed>
	 */
	public static function all( string $wording ): array {
		static $loaded = array();
		if ( ! isset( $loaded[ $wording ] ) ) {
			$loaded[ $wording ] = (array) json_decode( (string) file_get_contents( DIR . "/words/{$wording}.json" ), true ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
		}
		return $loaded[ $wording ];
	}
}
