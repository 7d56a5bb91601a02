<?php
/**
 * Removes the plugin's data, where the owner ticked it: messages outlive a plugin that is deleted by mistake.
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

foreach ( is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() ) as $foyer_site ) {
	if ( is_multisite() ) {
		switch_to_blog( (int) $foyer_site );
	}
	$foyer_settings = get_option( 'foyer_forms', array() );
	if ( is_array( $foyer_settings ) && ! empty( $foyer_settings['delete_data'] ) ) {
		foreach ( array( 'messages', 'ids', 'tokens', 'subscribers', 'consents', 'mails', 'rates' ) as $foyer_table ) {
			$GLOBALS['wpdb']->query( "DROP TABLE IF EXISTS {$GLOBALS['wpdb']->prefix}foyer_{$foyer_table}" ); // phpcs:ignore WordPress.DB -- Own tables.
		}
		delete_option( 'foyer_forms' );
		delete_option( 'foyer_forms_schema' );
	}
	if ( is_multisite() ) {
		restore_current_blog();
	}
}
