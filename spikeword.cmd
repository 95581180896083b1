@echo off
rem Starts Spikeword from its source folder: checks for Java, builds what is not built, runs the command line.
rem
rem   JAVA_HOME            the Java to use; otherwise the java in PATH
rem   SPIKEWORD_JAVA_OPTS  further options for the Java virtual machine, separated by spaces
rem   MAVEN_ARGS           further options for the build
setlocal EnableExtensions DisableDelayedExpansion

set "root=%~dp0"
set "root=%root:~0,-1%"
set "lib=%root%\server\target\distribution\lib"
set "lock=%root%\target\launcher.lock"
set "get_java=install a JDK, for example with 'winget install EclipseAdoptium.Temurin.21.JDK' or from https://adoptium.net"

if not defined JAVA_HOME goto look_in_path
set "PATH=%JAVA_HOME%\bin;%PATH%"
if exist "%JAVA_HOME%\bin\java.exe" goto java_found
>&2 echo spikeword: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it; set it to a JDK 17 or newer, or unset it.
exit /b 1

:look_in_path
where java.exe >nul 2>nul
if not errorlevel 1 goto java_found
>&2 echo spikeword: Java 17 or newer is needed and none was found: %get_java%.
exit /b 1

:java_found
rem   openjdk version "17.0.15" 2025-04-15, java version "1.8.0_392", openjdk version "25-ea"
set "version="
for /f "tokens=3" %%v in ('java.exe -version 2^>^&1 ^| findstr /c:" version "') do set "version=%%~v"
set "major=0"
for /f "delims=.-+_" %%m in ("%version%") do set "major=%%m"
if %major% GEQ 17 goto java_is_new_enough
>&2 echo spikeword: Java 17 or newer is needed, but this one is version %version%: %get_java%.
exit /b 1

:java_is_new_enough
call :is_built
if not errorlevel 1 goto run
where javac.exe >nul 2>nul
if not errorlevel 1 goto take_lock
>&2 echo spikeword: Spikeword is not built yet, and this Java is a runtime without a compiler: %get_java%.
exit /b 1

:take_lock
if not exist "%root%\target" mkdir "%root%\target"
set "waiting="
:try_lock
mkdir "%lock%" 2>nul
if not errorlevel 1 goto build
if not defined waiting >&2 echo spikeword: waiting for another build; if there is none, delete %lock% ...
set "waiting=yes"
ping -n 2 127.0.0.1 >nul
goto try_lock

:build
set "failed="
call :is_built
if not errorlevel 1 goto unlock
>&2 echo spikeword: building, the first time takes some minutes to fetch libraries ...
pushd "%root%"
call mvnw.cmd -q -Dmaven.test.skip=true -Dcyclonedx.skip=true package <nul 1>&2
if errorlevel 1 set "failed=yes"
popd
:unlock
rmdir "%lock%"
if not defined failed goto run
>&2 echo spikeword: the build failed, see the messages above; without network access the first build cannot fetch its libraries.
exit /b 1

:run
set "options=-Djava.awt.headless=true -Dfile.encoding=UTF-8"
rem ONNX Runtime loads a native library; Akka uses sun.misc.Unsafe
if %major% GEQ 22 set "options=%options% --enable-native-access=ALL-UNNAMED"
if %major% GEQ 24 set "options=%options% --sun-misc-unsafe-memory-access=allow"
java.exe %options% %SPIKEWORD_JAVA_OPTS% -cp "%lib%\*" io.github.spikeword.server.Main %*
exit /b %errorlevel%

rem Succeeds when the server's jar, the last file that a build writes, is newer than every source.
:is_built
powershell -NoProfile -Command "$jar = Get-Item (Join-Path $env:lib 'spikeword-server-*.jar') -ErrorAction SilentlyContinue; if (-not $jar) { exit 1 }; $sources = 'pom.xml', '*\pom.xml', '*\src\main', 'models\bundles' | ForEach-Object { Join-Path $env:root $_ }; if (Get-ChildItem $sources -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $jar.LastWriteTimeUtc }) { exit 1 }"
exit /b %errorlevel%
