<?php
/**
 * Script and styles of the widgets, on pages that use them.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

/** The options stand in a meta element, since optimizers join scripts and drop their attributes. */
final class Scripts {

	const HANDLE = 'foyer-forms';

	/** Registers script and style. */
	public static function register(): void {
		/**
		 * Filters the script file. `foyer.min.js` is one classic script with everything, which optimizers may join with others.
		 *
		 * @param string $file Default `foyer.js`, which loads what a page needs.
		 */
		$file = (string) apply_filters( 'foyer_forms_script', 'foyer.js' );
		wp_register_script( self::HANDLE, plugins_url( "scripts/{$file}", FILE ), array(), VERSION, true );
		wp_register_style( self::HANDLE, plugins_url( 'assets/widgets.css', FILE ), array(), VERSION );
		$accent = Settings::accent();
		if ( '' !== $accent ) {
			$tags = implode( ',', array_map( static fn( $name ) => "foyer-{$name}", Widgets::NAMES ) );
			wp_add_inline_style( self::HANDLE, ":where({$tags}){--foyer-accent:{$accent}}" );
		}
		add_filter( 'script_loader_tag', array( self::class, 'mark_tag' ), 10, 2 );
	}

	/** For the page that is being written. */
	public static function enqueue(): void {
		wp_enqueue_script( self::HANDLE );
		wp_enqueue_style( self::HANDLE );
	}

	/** The script that loads others: as a module, and with the words by which optimizers leave it alone. */
	public static function mark_tag( string $tag, string $handle ): string {
		return self::HANDLE === $handle && false !== strpos( $tag, '/foyer.js' ) ? str_replace( '<script ', '<script type="module" data-cfasync="false" data-no-optimize="1" data-no-defer="1" nowprocket ', (string) preg_replace( '/ type=([\'"])text\/javascript\1/', '', $tag ) ) : $tag;
	}

	/** Loads the script and, in time, the styles where a post of this page has a widget. */
	public static function print_head(): void {
		array_map( array( self::class, 'notice' ), wp_list_pluck( array_filter( (array) ( $GLOBALS['wp_query']->posts ?? array() ), 'is_object' ), 'post_content' ) );
		self::print_options();
	}

	/**
	 * Loads the script where a part of the page has a widget, also as a tag that was pasted.
	 * @param mixed $html Passed on.
	 */
	public static function notice( $html ) {
		if ( is_string( $html ) && 1 === preg_match( '/foyer[-\/](?:' . implode( '|', Widgets::NAMES ) . ')|data-foyer=/', $html ) ) {
			self::enqueue();
		}
		return $html;
	}

	/** The options, once: in the head, or in the footer for widgets that came after it. */
	public static function print_options(): void {
		if ( ! wp_script_is( self::HANDLE ) ) {
			return;
		}
		remove_action( 'wp_footer', array( self::class, 'print_options' ) );
		$lang    = (string) Settings::get( 'lang' );
		$hosts   = implode( ' ', wp_parse_list( (string) Settings::get( 'allowed_hosts' ) ) );
		$options = ( '' === $hosts ? '' : ' data-endpoints="' . esc_attr( $hosts ) . '"' ) . ( '' === $lang ? '' : ' data-lang="' . esc_attr( $lang ) . '"' ) . ( 'informal' === Settings::get( 'formality' ) ? ' data-formality="informal"' : '' );
		// phpcs:ignore WordPress.Security.EscapeOutput -- Escaped above.
		echo '<meta name="foyer" data-server="' . esc_url( Settings::server_url() ) . "\"{$options}>\n";
	}
}
