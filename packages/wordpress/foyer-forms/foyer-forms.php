<?php
/**
 * Plugin Name:       Foyer Forms
 * Plugin URI:        https://foyer.example/start/wordpress/
 * Description:       Contact card, newsletter sign-up, blog teaser and banner as blocks and shortcodes. Messages are stored on this site.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Foyer contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       foyer-forms
 * Domain Path:       /languages
 * Update URI:        false
 *
 * @package Foyer_Forms
 */

declare( strict_types=1 );

namespace Foyer\Forms;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;
const DIR     = __DIR__;

foreach ( array( 'settings', 'store', 'problem', 'message', 'captcha', 'newsletter', 'mails', 'rates', 'words', 'page', 'endpoint', 'form-post', 'widgets', 'scripts', 'blocks', 'inbox', 'settings-page', 'privacy' ) as $foyer_part ) {
	require_once DIR . "/includes/class-{$foyer_part}.php";
}

// Each site of a network has tables of its own: they are created when the site first needs them.
register_activation_hook( FILE, array( Store::class, 'install' ) );
register_deactivation_hook( FILE, array( Mails::class, 'unschedule' ) );

add_action( 'init', array( Store::class, 'upgrade' ), 1 );
add_filter( 'wpmu_drop_tables', array( Store::class, 'add_tables' ), 10, 2 );
add_action( 'init', static fn() => load_plugin_textdomain( 'foyer-forms', false, 'foyer-forms/languages' ) );
add_action( 'init', array( Widgets::class, 'register' ) );
add_action( 'init', array( Blocks::class, 'register' ) );
// Before WordPress asks what the address means: the endpoint needs no query, no theme and no rewrite rule.
add_action( 'wp_loaded', array( Endpoint::class, 'serve' ) );
add_action( 'wp_head', array( Scripts::class, 'print_head' ), 5 );
add_action( 'wp_footer', array( Scripts::class, 'print_options' ) );
foreach ( array( 'render_block', 'widget_text', 'widget_custom_html_content' ) as $foyer_part ) {
	add_filter( $foyer_part, array( Scripts::class, 'notice' ) );
}
add_action( Mails::EVENT, array( Mails::class, 'send_due' ) );
add_action( Store::CLEANUP, array( Store::class, 'clean_up' ) );
add_action( 'admin_menu', array( Inbox::class, 'add_menu' ) );
add_action( 'admin_menu', array( Settings_Page::class, 'add_menu' ) );
add_action( 'admin_init', array( Settings_Page::class, 'register' ) );
add_action( 'admin_notices', array( Settings_Page::class, 'print_warnings' ) );
add_filter( 'wp_privacy_personal_data_exporters', array( Privacy::class, 'add_exporter' ) );
add_filter( 'wp_privacy_personal_data_erasers', array( Privacy::class, 'add_eraser' ) );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), array( Settings_Page::class, 'add_link' ) );
