package dev.belvedere.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "belvedere " + (version == null ? "(not packaged)" : version),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
